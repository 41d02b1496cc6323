/** Files for tests: a picture drawn here, since it is small enough. */
import { deflateSync, crc32 } from "node:zlib";

/** A PNG with three bands of colour. */
export function png(width = 640, height = 360) {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * (width * 3 + 1) + 1 + x * 3;
      rows.set(
        [
          [11, 107, 95],
          [230, 160, 60],
          [40, 60, 120],
        ][Math.floor((x * 3) / width)],
        at,
      );
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type, body) {
  const typed = Buffer.concat([Buffer.from(type), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(typed));
  return Buffer.concat([length, typed, sum]);
}

function crc(data) {
  if (crc32) return crc32(data);
  let sum = ~0;
  for (const byte of data) {
    sum ^= byte;
    for (let i = 0; i < 8; i++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}

export const picture = (name = "bloch sphere.png", width, height) => ({
  name,
  mimeType: "image/png",
  buffer: png(width, height),
});
export const sheet = (name = "sheet 3.txt") => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from("One, two, three"),
});
export const choose = (page, ...files) => page.locator("weft-text-field input[type=file]").setInputFiles(files);
