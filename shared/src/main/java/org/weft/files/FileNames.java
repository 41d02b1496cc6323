package org.weft.files;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.weft.text.Texts;

/** Names of files that harm nobody: no path, nothing invisible, an ending that says what the file is. */
final class FileNames {
    static final int MOST_CHARS = 120;

    /** What no name needs: joiners and marks of direction, signs that file systems refuse. */
    private static final Pattern ODD = Pattern.compile("[\\p{Cf}<>:\"|?*]");

    /** A text with such a name would run when it is opened from a folder. */
    private static final Set<String> ACTIVE = Set.of(
            "html",
            "htm",
            "xhtml",
            "xht",
            "shtml",
            "mht",
            "mhtml",
            "svg",
            "svgz",
            "xml",
            "xsl",
            "xslt",
            "js",
            "mjs",
            "jse",
            "hta",
            "bat",
            "cmd",
            "com",
            "exe",
            "scr",
            "pif",
            "ps1",
            "psm1",
            "vbs",
            "vbe",
            "wsf",
            "wsh",
            "sct",
            "url",
            "lnk",
            "scf",
            "inf",
            "reg",
            "desktop",
            "command",
            "jar",
            "jnlp",
            "msi",
            "app",
            "applescript");

    private FileNames() {}

    static String clean(String given, FileType type) {
        var path = Texts.line(given).replace('\\', '/');
        var name = ODD.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceAll("");
        name = name.replaceAll("^[.\\s]+|[.\\s]+$", "");
        if (name.isEmpty()) {
            return (type.kind == Kind.IMAGE ? "image." : "file.") + type.ending();
        }
        return shorten(fits(ending(name), type) ? name : name + "." + type.ending());
    }

    /** Behind the last dot, in small letters; empty when there is none. */
    static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    }

    /** A plain text may be called what it is, {@code Gate.java} for example. */
    private static boolean fits(String ending, FileType type) {
        return type == FileType.TEXT
                ? ending.matches("[a-z0-9+]{1,12}") && !ACTIVE.contains(ending) && !belongsToAnother(ending)
                : type.endings.contains(ending);
    }

    private static boolean belongsToAnother(String ending) {
        for (var type : FileType.values()) {
            if (type != FileType.TEXT && type.endings.contains(ending)) {
                return true;
            }
        }
        return false;
    }

    private static String shorten(String name) {
        int length = name.codePointCount(0, name.length());
        if (length <= MOST_CHARS) {
            return name;
        }
        var ending = name.substring(name.lastIndexOf('.'));
        int kept = name.offsetByCodePoints(0, MOST_CHARS - ending.length());
        return name.substring(0, kept).strip() + ending;
    }
}
