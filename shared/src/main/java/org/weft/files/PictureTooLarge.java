package org.weft.files;

/** A picture of more than 40 megapixels. */
public final class PictureTooLarge extends Exception {
    private static final long serialVersionUID = 1;

    /** In millions of pixels. */
    public static final int LIMIT = (int) (Picture.MOST_PIXELS / 1_000_000);

    PictureTooLarge() {
        super("More than " + LIMIT + " megapixels");
    }
}
