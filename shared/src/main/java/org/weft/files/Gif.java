package org.weft.files;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/** GIF89a (CompuServe): blocks. Comments, texts and what applications add are left out, but for loops and profiles. */
final class Gif {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;
    private static final int CONTROL = 0xF9;
    private static final int APPLICATION = 0xFF;
    private static final Set<String> KEPT = Set.of("NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012");

    private Gif() {}

    static boolean isOne(Bytes bytes) {
        return bytes.startsWith("GIF87a") || bytes.startsWith("GIF89a");
    }

    static Picture clean(byte[] data) throws BrokenFile, PictureTooLarge {
        var in = new Bytes(data);
        var out = new ByteArrayOutputStream(data.length);
        in.skip(6);
        int width = in.little2();
        int height = in.little2();
        Picture.checkSize(width, height);
        int flags = in.next();
        in.skip(2);
        skipColours(in, flags);
        in.copyTo(out, 0);
        boolean pixels = false;
        while (true) {
            int from = in.at();
            switch (in.next()) {
                case EXTENSION -> {
                    if (extension(in)) {
                        in.copyTo(out, from);
                    }
                }
                case IMAGE -> {
                    image(in);
                    in.copyTo(out, from);
                    pixels = true;
                }
                case TRAILER -> {
                    if (!pixels) {
                        throw new BrokenFile("No pixels");
                    }
                    out.write(TRAILER);
                    return new Picture(out.toByteArray(), width, height);
                }
                default -> throw new BrokenFile("No block at " + from);
            }
        }
    }

    /** Returns whether it is kept. */
    private static boolean extension(Bytes in) throws BrokenFile {
        int label = in.next();
        boolean kept = label == CONTROL || (label == APPLICATION && KEPT.contains(application(in)));
        skipBlocks(in);
        return kept;
    }

    private static String application(Bytes in) throws BrokenFile {
        return in.word(in.next());
    }

    private static void image(Bytes in) throws BrokenFile, PictureTooLarge {
        in.skip(4);
        Picture.checkSize(in.little2(), in.little2());
        skipColours(in, in.next());
        in.skip(1);
        skipBlocks(in);
    }

    private static void skipColours(Bytes in, int flags) throws BrokenFile {
        if ((flags & 0x80) != 0) {
            in.skip(3 << ((flags & 7) + 1));
        }
    }

    private static void skipBlocks(Bytes in) throws BrokenFile {
        for (int length = in.next(); length != 0; length = in.next()) {
            in.skip(length);
        }
    }
}
