package org.weft.text;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cleans, renders and shortens what people write. Never throws on any input; safe to call from many threads. */
public final class Texts {
    private static final Pattern UPLOAD = Pattern.compile("\\(upload:(\\d{1,18})\\)");
    private static final Pattern PICTURE = Pattern.compile("<img data-upload=[^>]*? alt=\"([^\">]*)\"[^>]*>");
    private static final Pattern FILE = Pattern.compile("<a data-[^>]*>(.*?)</a>");
    private static final Pattern MENTION =
            Pattern.compile("<span class=\"mention\" data-person[^>]*><bdi>[^<]*</bdi></span>");
    private static final Pattern WHITESPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern SEEN_AS_ONE = Pattern.compile("\\X");

    private Texts() {}

    /** Renders Markdown, as typed in the composer. Raw HTML in it is shown as text. */
    public static Rendered markdown(String source, MentionLookup mentions) {
        return markdown(source, mentions, UploadLookup.NONE);
    }

    /** The same with pictures and files. */
    public static Rendered markdown(String source, MentionLookup mentions, UploadLookup uploads) {
        return Sanitizer.sanitize(Markdown.toHtml(clean(source), mentions, uploads));
    }

    /** Ids of all uploads that a text seems to refer to, for keeping them while it is being written. */
    public static Set<Long> uploads(String source) {
        return UPLOAD.matcher(source)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .collect(Collectors.toSet());
    }

    /** Rendered HTML for readers who can't fetch uploads: of each the words that describe or name it. */
    public static String withoutUploads(String html) {
        return html.contains("data-upload")
                ? FILE.matcher(PICTURE.matcher(html).replaceAll("[$1]")).replaceAll("$1")
                : html;
    }

    /** The words of rendered HTML, on lines; in place of the names of those mentioned stands "@…". */
    public static String plain(String html) {
        return Sanitizer.sanitize(MENTION.matcher(html).replaceAll("@…")).plain();
    }

    /** What was rendered before, read again. */
    public static Rendered rendered(String html) {
        return Sanitizer.sanitize(html);
    }

    /** Renders HTML from elsewhere, such as an imported forum, with TeX between {@code $} or {@code $$}. */
    public static Rendered html(String source) {
        return Sanitizer.sanitize(ImportedHtml.toHtml(clean(source)));
    }

    /**
     * The same text without what could deceive or break: control characters other than line feed and tab, lone
     * surrogates, noncharacters and directional overrides, embeddings and isolates. Line ends become line feeds; the
     * result is in Unicode normalization form C. For every text that is stored, names and titles too.
     */
    public static String clean(String text) {
        var plain = true;
        for (var i = 0; plain && i < text.length(); i++) {
            var c = text.charAt(i);
            plain = (c < 0x300 && !Character.isISOControl(c)) || c == '\n' || c == '\t';
        }
        return plain ? text : Normalizer.normalize(kept(text), Normalizer.Form.NFC);
    }

    /** {@link #clean Cleaned} and on one line: runs of whitespace become one space, none at the ends. */
    public static String line(String text) {
        return WHITESPACE.matcher(clean(text)).replaceAll(" ").strip();
    }

    /** At most {@code maxChars} characters of one line, cut between words where possible and ended with "…". */
    public static String excerpt(String plain, int maxChars) {
        // Four times the wanted length leaves enough after runs of whitespace, and bounds the work on long texts.
        var line = line(plain.substring(0, (int) Math.min(plain.length(), 4L * maxChars + 16)));
        if (line.length() <= maxChars) {
            return line;
        }
        var end = 0;
        for (var seen = SEEN_AS_ONE.matcher(line); seen.find() && seen.end() < maxChars; ) {
            end = seen.end();
        }
        var space = line.lastIndexOf(' ', end);
        return line.substring(0, space > maxChars / 2 ? space : end).strip() + "…";
    }

    private static String kept(String text) {
        var kept = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(c -> {
            if (c == '\r' || c == 0x2028 || c == 0x2029 || c == 0x85) {
                kept.append('\n');
            } else if (isKept(c)) {
                kept.appendCodePoint(c);
            }
        });
        return kept.toString();
    }

    private static boolean isKept(int c) {
        var control = Character.isISOControl(c) && c != '\n' && c != '\t';
        var direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        var noncharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        var invisible = c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB);
        return !(control || direction || noncharacter || invisible || (c >= 0xD800 && c <= 0xDFFF));
    }
}
