package org.weft.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** PNG (W3C, third edition): chunks with checksums. Texts, times, Exif and unknown chunks are left out. */
final class Png {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";

    /** What a picture needs to be shown as it was meant, animations included. */
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs",
            "acTL", "fcTL", "fdAT");

    private Png() {}

    static boolean isOne(Bytes bytes) {
        return bytes.startsWith(SIGNATURE);
    }

    static Picture clean(byte[] data) throws BrokenFile, PictureTooLarge {
        var in = new Bytes(data);
        var out = new ByteArrayOutputStream(data.length);
        in.expect(SIGNATURE);
        in.copyTo(out, 0);
        int width = 0;
        int height = 0;
        boolean pixels = false;
        while (true) {
            int from = in.at();
            int length = in.big4();
            var type = in.word(4);
            int body = in.at();
            in.skip(length);
            checkSum(in, body - 4);
            if (width == 0) {
                if (!type.equals("IHDR") || length != 13) {
                    throw new BrokenFile("A PNG begins with its header");
                }
                var header = new Bytes(in.copy(body, body + 8));
                width = header.big4();
                height = header.big4();
                Picture.checkSize(width, height);
            }
            pixels |= type.equals("IDAT");
            if (KEPT.contains(type)) {
                in.copyTo(out, from);
            } else if (type.equals("eXIf") && !pixels) {
                keepOrientation(in.copy(body, body + length), out);
            } else if (Character.isUpperCase(type.charAt(0))) {
                throw new BrokenFile("Needs something that we don't know: " + type);
            }
            if (type.equals("IEND")) {
                if (!pixels) {
                    throw new BrokenFile("No pixels");
                }
                return new Picture(out.toByteArray(), width, height);
            }
        }
    }

    private static void checkSum(Bytes in, int from) throws BrokenFile {
        var crc = new CRC32();
        crc.update(in.copy(from, in.at()));
        long said = ((long) in.big2() << 16) | in.big2();
        if (crc.getValue() != said) {
            throw new BrokenFile("A checksum is wrong");
        }
    }

    private static void keepOrientation(byte[] exif, ByteArrayOutputStream out) {
        int orientation = Exif.orientation(exif);
        if (orientation == Exif.UPRIGHT) {
            return;
        }
        var body = Exif.of(orientation);
        var chunk = ByteBuffer.allocate(12 + body.length);
        chunk.putInt(body.length)
                .put("eXIf".getBytes(StandardCharsets.ISO_8859_1))
                .put(body);
        var crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + body.length);
        chunk.putInt((int) crc.getValue());
        out.writeBytes(chunk.array());
    }
}
