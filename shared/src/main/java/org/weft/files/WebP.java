package org.weft.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/** WebP (RFC 9649): chunks in a RIFF. Exif, XMP and unknown chunks are left out. */
final class WebP {
    private static final Set<String> KEPT = Set.of("VP8X", "ICCP", "ANIM", "ANMF", "ALPH", "VP8 ", "VP8L");
    private static final Set<String> PIXELS = Set.of("VP8 ", "VP8L", "ANMF");
    private static final int HAS_XMP = 0x04;
    private static final int HAS_EXIF = 0x08;
    private static final int FRAME_HEADER = 16;

    private final ByteArrayOutputStream out;
    private int width;
    private int height;
    private boolean pixels;

    private WebP(int size) {
        out = new ByteArrayOutputStream(size);
    }

    static boolean isOne(Bytes bytes) {
        return bytes.startsWith("RIFF") && bytes.rest().length >= 12 && new Bytes(bytes.copy(8, 12)).startsWith("WEBP");
    }

    static Picture clean(byte[] data) throws BrokenFile, PictureTooLarge {
        var in = new Bytes(data);
        in.expect("RIFF");
        var riff = in.part(in.little4());
        riff.expect("WEBP");
        return new WebP(data.length).read(riff);
    }

    private Picture read(Bytes in) throws BrokenFile, PictureTooLarge {
        int orientation = Exif.UPRIGHT;
        while (!in.atEnd()) {
            var type = in.word(4);
            var body = body(in);
            switch (type) {
                case "VP8X" -> {
                    body = extended(body.rest());
                    write(out, type, body.rest());
                }
                case "EXIF" -> orientation = Exif.orientation(tiff(body));
                case "ANMF" -> write(out, type, frame(body));
                default -> {
                    if (width == 0 && PIXELS.contains(type)) {
                        size(type, new Bytes(body.rest()));
                    }
                    if (KEPT.contains(type)) {
                        write(out, type, body.rest());
                    }
                }
            }
            pixels |= PIXELS.contains(type);
        }
        if (!pixels || width == 0) {
            throw new BrokenFile("No pixels");
        }
        return assemble(orientation);
    }

    /** An orientation needs the extended format, which whoever wrote Exif has used. */
    private Picture assemble(int orientation) {
        var chunks = out.toByteArray();
        var whole = new ByteArrayOutputStream(chunks.length + 64);
        boolean turned = orientation != Exif.UPRIGHT && new Bytes(chunks).startsWith("VP8X");
        if (turned) {
            chunks[8] |= HAS_EXIF;
        }
        var body = new ByteArrayOutputStream(chunks.length + 64);
        body.writeBytes("WEBP".getBytes(ISO_8859_1));
        body.writeBytes(chunks);
        if (turned) {
            write(body, "EXIF", Exif.of(orientation));
        }
        write(whole, "RIFF", body.toByteArray());
        return new Picture(whole.toByteArray(), width, height);
    }

    private Bytes extended(byte[] body) throws BrokenFile, PictureTooLarge {
        var in = new Bytes(body);
        in.skip(4);
        width = in.little3() + 1;
        height = in.little3() + 1;
        Picture.checkSize(width, height);
        body[0] &= ~(HAS_XMP | HAS_EXIF);
        return new Bytes(body);
    }

    private void size(String type, Bytes body) throws BrokenFile, PictureTooLarge {
        if (type.equals("VP8L")) {
            if (body.next() != 0x2F) {
                throw new BrokenFile("No lossless WebP");
            }
            int low = body.little2();
            int high = body.little2();
            width = (low & 0x3FFF) + 1;
            height = ((low >> 14) | ((high & 0xFFF) << 2)) + 1;
        } else {
            body.skip(3);
            body.expect("\u009d\u0001*");
            width = body.little2() & 0x3FFF;
            height = body.little2() & 0x3FFF;
        }
        Picture.checkSize(width, height);
    }

    /** A frame of an animation holds chunks in turn. */
    private static byte[] frame(Bytes in) throws BrokenFile, PictureTooLarge {
        var frame = new ByteArrayOutputStream();
        int from = in.at();
        in.skip(6);
        Picture.checkSize(in.little3() + 1, in.little3() + 1);
        in.skip(FRAME_HEADER - 12);
        in.copyTo(frame, from);
        while (!in.atEnd()) {
            var type = in.word(4);
            var body = body(in);
            if (KEPT.contains(type)) {
                write(frame, type, body.rest());
            }
        }
        return frame.toByteArray();
    }

    private static Bytes body(Bytes in) throws BrokenFile {
        int length = in.little4();
        var body = in.part(length);
        if (length % 2 == 1 && !in.atEnd()) {
            in.skip(1);
        }
        return body;
    }

    private static byte[] tiff(Bytes body) throws BrokenFile {
        if (body.startsWith("Exif\0\0")) {
            body.skip(6);
        }
        return body.rest();
    }

    private static void write(ByteArrayOutputStream out, String type, byte[] body) {
        out.writeBytes(type.getBytes(ISO_8859_1));
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(body.length >> shift);
        }
        out.writeBytes(body);
        if (body.length % 2 == 1) {
            out.write(0);
        }
    }
}
