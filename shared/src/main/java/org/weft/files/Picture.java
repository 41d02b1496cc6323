package org.weft.files;

/**
 * A picture without what tells of its origin, otherwise byte for byte as it was; the colour profile and the side that
 * is up are kept. What stands behind its end is cut off, so that it can't be a second file as well.
 *
 * @param width in pixels, as it is shown
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Picture(byte[] data, int width, int height) {
    /** Of {@code width} times {@code height}; more would be hard on the devices that show it. */
    static final long MOST_PIXELS = 40_000_000;

    static Picture of(FileType type, byte[] data) throws BrokenFile, PictureTooLarge {
        return switch (type) {
            case PNG -> Png.clean(data);
            case JPEG -> Jpeg.clean(data);
            case GIF -> Gif.clean(data);
            case WEBP -> WebP.clean(data);
            default -> throw new IllegalArgumentException(type + " is no picture");
        };
    }

    static void checkSize(long width, long height) throws BrokenFile, PictureTooLarge {
        if (width <= 0 || height <= 0) {
            throw new BrokenFile("A picture without a size");
        }
        if (width > MOST_PIXELS || height > MOST_PIXELS || width * height > MOST_PIXELS) {
            throw new PictureTooLarge();
        }
    }
}
