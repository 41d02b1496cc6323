package org.weft.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file as we keep it.
 *
 * @param data of a picture without what tells of its origin
 * @param name safe, with an ending that fits
 * @param width in pixels, for pictures
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record FileFound(
        byte[] data,
        String name,
        Kind kind,
        String mediaType,
        @Nullable Integer width,
        @Nullable Integer height) {

    /**
     * Looks at the bytes. Empty for what we don't keep: programs and unknown types. HTML and SVG are texts, and
     * kept as nothing else.
     *
     * @param name as it was given; decides nothing but between kinds of text, and between old office formats
     */
    public static Optional<FileFound> in(byte[] data, String name) throws BrokenFile, PictureTooLarge {
        var type = type(data, name);
        if (type == null) {
            return Optional.empty();
        }
        var clean = FileNames.clean(name, type);
        if (type.kind != Kind.IMAGE) {
            return Optional.of(new FileFound(data, clean, type.kind, type.mediaType, null, null));
        }
        var picture = Picture.of(type, data);
        return Optional.of(
                new FileFound(picture.data(), clean, type.kind, type.mediaType, picture.width(), picture.height()));
    }

    private static @Nullable FileType type(byte[] data, String name) {
        var bytes = new Bytes(data);
        if (Png.isOne(bytes)) {
            return FileType.PNG;
        } else if (Jpeg.isOne(bytes)) {
            return FileType.JPEG;
        } else if (Gif.isOne(bytes)) {
            return FileType.GIF;
        } else if (WebP.isOne(bytes)) {
            return FileType.WEBP;
        } else if (bytes.startsWith("%PDF-")) {
            return FileType.PDF;
        } else if (Zip.isOne(bytes)) {
            return Zip.type(data);
        } else if (bytes.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return oldOffice(name);
        }
        var media = media(data);
        return media == null ? text(data, name) : media;
    }

    private static @Nullable FileType oldOffice(String name) {
        return switch (FileNames.ending(name)) {
            case "doc" -> FileType.DOC;
            case "xls" -> FileType.XLS;
            case "ppt" -> FileType.PPT;
            default -> null;
        };
    }

    private static @Nullable FileType media(byte[] data) {
        var head = new String(data, 0, Math.min(data.length, 12), ISO_8859_1);
        if (head.length() == 12 && head.startsWith("ftyp", 4)) {
            return head.startsWith("M4A", 8) ? FileType.M4A : FileType.MP4;
        }
        // A frame of MPEG layer III: eleven bits set, version 1 or 2, layer 3.
        boolean frame = data.length > 3
                && (data[0] & 0xFF) == 0xFF
                && ((data[1] & 0xFE) == 0xFA || (data[1] & 0xFE) == 0xF2)
                && (data[2] & 0xF0) != 0xF0;
        return head.startsWith("ID3") || frame ? FileType.MP3 : null;
    }

    /** No control characters: a text in any of the usual encodings, but for UTF-16. */
    private static @Nullable FileType text(byte[] data, String name) {
        for (byte each : data) {
            boolean control = each >= 0 && each < ' ' && each != '\t' && each != '\n' && each != '\r' && each != '\f';
            if (control || each == 0x7F) {
                return null;
            }
        }
        return switch (FileNames.ending(name)) {
            case "csv" -> FileType.CSV;
            case "md", "markdown" -> FileType.MARKDOWN;
            default -> FileType.TEXT;
        };
    }
}
