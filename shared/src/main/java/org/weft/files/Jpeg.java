package org.weft.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/**
 * JPEG (ITU-T T.81): segments, then scans. Of what applications add we keep the colour space (JFIF without its small
 * copy of the picture, Adobe), the ICC profile and the side that is up.
 */
final class Jpeg {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int APP0 = 0xE0;
    private static final int APP1 = 0xE1;
    private static final int APP2 = 0xE2;
    private static final int APP14 = 0xEE;
    private static final int APP15 = 0xEF;
    private static final String EXIF = "Exif\0\0";

    private final Bytes in;
    private final ByteArrayOutputStream out;
    private int width;
    private int height;
    private int orientation = Exif.UPRIGHT;

    private Jpeg(byte[] data) {
        in = new Bytes(data);
        out = new ByteArrayOutputStream(data.length);
    }

    static boolean isOne(Bytes bytes) {
        return bytes.startsWith("\u00ff\u00d8\u00ff");
    }

    static Picture clean(byte[] data) throws BrokenFile, PictureTooLarge {
        return new Jpeg(data).read();
    }

    private Picture read() throws BrokenFile, PictureTooLarge {
        in.expect("\u00ff\u00d8");
        boolean scanned = false;
        for (int marker = marker(); marker != EOI; marker = marker()) {
            if (marker == SOI || marker < 0xC0 || (marker >= 0xD0 && marker <= 0xD7)) {
                throw new BrokenFile("A marker out of place: " + marker);
            }
            int from = in.at() - 2;
            int length = in.big2();
            var body = in.part(length - 2);
            if (isFrame(marker)) {
                frame(body);
            }
            if (keeps(marker, body)) {
                copy(marker, body, from);
            }
            if (marker == SOS) {
                if (width == 0) {
                    throw new BrokenFile("Pixels before their size");
                }
                scanned = true;
                scan();
            }
        }
        if (!scanned) {
            throw new BrokenFile("No pixels");
        }
        return assemble();
    }

    private Picture assemble() {
        var whole = new ByteArrayOutputStream(out.size() + 64);
        whole.write(0xFF);
        whole.write(SOI);
        if (orientation != Exif.UPRIGHT) {
            var exif = Exif.of(orientation);
            int length = 2 + EXIF.length() + exif.length;
            whole.writeBytes(new byte[] {(byte) 0xFF, (byte) APP1, (byte) (length >> 8), (byte) length});
            whole.writeBytes(EXIF.getBytes(ISO_8859_1));
            whole.writeBytes(exif);
        }
        whole.writeBytes(out.toByteArray());
        whole.write(0xFF);
        whole.write(EOI);
        boolean lies = Exif.lies(orientation);
        return new Picture(whole.toByteArray(), lies ? height : width, lies ? width : height);
    }

    /** The next marker; any number of fill bytes may stand before it. */
    private int marker() throws BrokenFile {
        if (in.next() != 0xFF) {
            throw new BrokenFile("No marker at " + (in.at() - 1));
        }
        int marker = in.next();
        while (marker == 0xFF) {
            marker = in.next();
        }
        return marker;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private void frame(Bytes body) throws BrokenFile, PictureTooLarge {
        if (width != 0) {
            throw new BrokenFile("Two pictures in one");
        }
        body.skip(1);
        height = body.big2();
        width = body.big2();
        Picture.checkSize(width, height);
    }

    private boolean keeps(int marker, Bytes body) throws BrokenFile {
        if (marker == COMMENT) {
            return false;
        }
        if (marker < APP0 || marker > APP15) {
            return true;
        }
        if (marker == APP1 && body.startsWith(EXIF)) {
            body.skip(EXIF.length());
            orientation = Exif.orientation(body.rest());
            return false;
        }
        return (marker == APP0 && body.startsWith("JFIF\0"))
                || (marker == APP2 && body.startsWith("ICC_PROFILE\0"))
                || (marker == APP14 && body.startsWith("Adobe"));
    }

    private void copy(int marker, Bytes body, int from) throws BrokenFile {
        if (marker != APP0) {
            in.copyTo(out, from);
            return;
        }
        body.skip(5);
        var version = body.word(7);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) APP0, 0, 16});
        out.writeBytes(("JFIF\0" + version + "\0\0").getBytes(ISO_8859_1));
    }

    /** Entropy-coded data up to the marker that isn't part of it. */
    private void scan() throws BrokenFile {
        int from = in.at();
        while (true) {
            if (in.next() != 0xFF) {
                continue;
            }
            int next = in.next();
            while (next == 0xFF) {
                next = in.next();
            }
            if (next != 0 && (next < 0xD0 || next > 0xD7)) {
                in.back(2);
                in.copyTo(out, from);
                return;
            }
        }
    }
}
