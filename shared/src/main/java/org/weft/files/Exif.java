package org.weft.files;

/** Which side of a picture is up: all that we keep of Exif (CIPA DC-008), a TIFF file with one directory. */
final class Exif {
    static final int UPRIGHT = 1;
    private static final int ORIENTATION = 0x0112;
    private static final int MOST_FIELDS = 1000;

    private Exif() {}

    /** 1 to 8; 1 when it isn't said, or not readably. */
    static int orientation(byte[] tiff) {
        try {
            var bytes = new Bytes(tiff);
            boolean little = bytes.startsWith("II*\0");
            if (!little && !bytes.startsWith("MM\0*")) {
                return UPRIGHT;
            }
            bytes.skip(4);
            int directory = little ? bytes.little4() : bytes.big4();
            bytes.skip(directory - 8);
            int fields = Math.min(MOST_FIELDS, two(bytes, little));
            for (int i = 0; i < fields; i++) {
                int tag = two(bytes, little);
                bytes.skip(6);
                int value = two(bytes, little);
                bytes.skip(2);
                if (tag == ORIENTATION) {
                    return value >= 1 && value <= 8 ? value : UPRIGHT;
                }
            }
            return UPRIGHT;
        } catch (BrokenFile e) {
            return UPRIGHT;
        }
    }

    /** Whether the picture lies on its side, so that width and height change places. */
    static boolean lies(int orientation) {
        return orientation >= 5;
    }

    /** A TIFF file that says this and nothing else. */
    static byte[] of(int orientation) {
        return new byte[] {
            'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
    }

    private static int two(Bytes bytes, boolean little) throws BrokenFile {
        return little ? bytes.little2() : bytes.big2();
    }
}
