package org.weft.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures for tests, plain and with all that phones and cameras add. */
public final class Pictures {
    /** Stands in every place where a picture can tell who made it. */
    public static final String SECRET = "Ana Souza 48.8584N";

    private Pictures() {}

    /**
     * A small picture.
     *
     * @param format png, jpeg or gif
     */
    public static byte[] plain(String format) {
        return plain(format, 30, 20);
    }

    public static byte[] plain(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillRect(0, 0, width / 2, height);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public static BufferedImage read(byte[] data) {
        try {
            return ImageIO.read(new ByteArrayInputStream(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One pixel, lossless. */
    public static byte[] webp() {
        return riff(join(chunk("VP8L", HexFormat.of().parseHex("2f00000010071011118888fe0700"))));
    }

    public static byte[] tellingWebp(int orientation) {
        var header = new byte[] {0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        return riff(join(
                chunk("VP8X", header),
                chunk("VP8L", HexFormat.of().parseHex("2f00000010071011118888fe0700")),
                chunk("EXIF", exif(orientation)),
                chunk("XMP ", bytes("<x:xmpmeta>" + SECRET)),
                chunk("ABCD", bytes(SECRET))));
    }

    public static byte[] tellingPng(int orientation) {
        var png = plain("png");
        var added = join(
                pngChunk("tEXt", bytes("Author\0" + SECRET)),
                pngChunk("iTXt", bytes("XML:com.adobe.xmp\0\0\0\0\0" + SECRET)),
                pngChunk("eXIf", exif(orientation)),
                pngChunk("prVt", bytes(SECRET)));
        return join(insert(png, 33, added), bytes("PK\u0003\u0004" + SECRET));
    }

    public static byte[] tellingJpeg(int orientation) {
        var jpeg = plain("jpeg");
        var added = join(
                segment(0xE1, join(bytes("Exif\0\0"), exif(orientation))),
                segment(0xE1, bytes("http://ns.adobe.com/xap/1.0/\0" + SECRET)),
                segment(0xE2, bytes("MPF\0" + SECRET)),
                segment(0xED, bytes("Photoshop 3.0\0" + SECRET)),
                segment(0xFE, bytes(SECRET)));
        return join(insert(jpeg, 2, added), bytes("<html>" + SECRET));
    }

    public static byte[] tellingGif() {
        var gif = plain("gif");
        var comment = join(new byte[] {0x21, (byte) 0xFE, (byte) SECRET.length()}, bytes(SECRET + "\0"));
        var xmp = join(
                new byte[] {0x21, (byte) 0xFF, 11},
                bytes("XMP DataXMP"),
                new byte[] {(byte) SECRET.length()},
                bytes(SECRET + "\0"));
        int colours = (gif[10] & 0x80) == 0 ? 0 : 3 << ((gif[10] & 7) + 1);
        return join(insert(gif, 13 + colours, join(comment, xmp)), bytes(SECRET));
    }

    /** Says that it is so large, and holds almost nothing. */
    public static byte[] bomb(int width, int height) {
        var png = plain("png");
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        var rest = new byte[png.length - 33];
        System.arraycopy(png, 33, rest, 0, rest.length);
        return join(bytes("\u0089PNG\r\n\u001a\n"), pngChunk("IHDR", header.array()), rest);
    }

    /** A directory of two fields: who made it, and which side is up. */
    private static byte[] exif(int orientation) {
        var text = bytes(SECRET + "\0");
        var tiff = ByteBuffer.allocate(38 + text.length);
        tiff.put(bytes("MM\0*")).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x010F).putShort((short) 2).putInt(text.length).putInt(38);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        return tiff.putInt(0).put(text).array();
    }

    private static byte[] segment(int marker, byte[] body) {
        int length = body.length + 2;
        return join(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, body);
    }

    static byte[] pngChunk(String type, byte[] body) {
        var typed = join(bytes(type), body);
        var crc = new CRC32();
        crc.update(typed);
        return ByteBuffer.allocate(typed.length + 8)
                .putInt(body.length)
                .put(typed)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] chunk(String type, byte[] body) {
        var length = body.length;
        var size = new byte[] {(byte) length, (byte) (length >> 8), (byte) (length >> 16), (byte) (length >> 24)};
        return join(bytes(type), size, body, length % 2 == 1 ? new byte[1] : new byte[0]);
    }

    private static byte[] riff(byte[] chunks) {
        return chunk("RIFF", join(bytes("WEBP"), chunks));
    }

    static byte[] insert(byte[] data, int at, byte[] added) {
        return ByteBuffer.allocate(data.length + added.length)
                .put(data, 0, at)
                .put(added)
                .put(data, at, data.length - at)
                .array();
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] bytes(String latin1) {
        return latin1.getBytes(ISO_8859_1);
    }
}
