package org.weft.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What the list at the end of a ZIP archive says; nothing is unpacked. */
final class Zip {
    private static final String ENTRY = "PK\u0001\u0002";
    private static final String END = "PK\u0005\u0006";
    private static final int END_BYTES = 22;
    private static final int MOST_COMMENT = 65_535;
    private static final int MOST_ENTRIES = 10_000;

    /** Folders that only these have. */
    private static final Map<String, FileType> OFFICE =
            Map.of("word/", FileType.DOCX, "xl/", FileType.XLSX, "ppt/", FileType.PPTX);

    private Zip() {}

    static boolean isOne(Bytes bytes) {
        return bytes.startsWith("PK\u0003\u0004") || bytes.startsWith(END);
    }

    /** An archive, or the office document that it is. */
    static FileType type(byte[] data) {
        var mimetype = mimetype(data);
        for (var type : FileType.values()) {
            if (type.mediaType.equals(mimetype)) {
                return type;
            }
        }
        var names = names(data);
        return names.contains("[Content_Types].xml")
                ? names.stream()
                        .map(name -> OFFICE.get(name.substring(0, name.indexOf('/') + 1)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(FileType.ZIP)
                : FileType.ZIP;
    }

    /** OpenDocument stores its media type first and uncompressed. */
    private static String mimetype(byte[] data) {
        var head = new String(data, 0, Math.min(data.length, 160), ISO_8859_1);
        var prefix = "mimetypeapplication/vnd.oasis.opendocument.";
        int at = head.indexOf(prefix);
        if (at != 30) {
            return "";
        }
        var word = head.substring(at + prefix.length()).split("[^a-z]", 2)[0];
        return "application/vnd.oasis.opendocument." + word;
    }

    private static Set<String> names(byte[] data) {
        var names = new TreeSet<String>();
        try {
            var end = new Bytes(data, end(data), data.length);
            end.skip(16);
            var in = new Bytes(data, end.little4(), data.length);
            while (in.startsWith(ENTRY) && names.size() < MOST_ENTRIES) {
                in.skip(28);
                int name = in.little2();
                int extra = in.little2();
                int comment = in.little2();
                in.skip(12);
                names.add(in.word(name));
                in.skip(extra);
                in.skip(comment);
            }
        } catch (BrokenFile e) {
            return names; // An archive all the same; whoever opens it will see.
        }
        return names;
    }

    private static int end(byte[] data) throws BrokenFile {
        int last = Math.max(0, data.length - END_BYTES - MOST_COMMENT);
        for (int at = data.length - END_BYTES; at >= last; at--) {
            if (new Bytes(data, at, data.length).startsWith(END)) {
                return at;
            }
        }
        throw new BrokenFile("No end");
    }
}
