package org.weft.lti.pages;

/** Cleans texts that people read and others wrote: names and titles. */
public final class Labels {
    private Labels() {}

    /**
     * On one line, without control characters, halves of characters, and marks that turn the direction of what follows;
     * cut to so many characters, the last one then "…". Markup is left as it is, since all output escapes it.
     */
    public static String clean(String text, int maxLength) {
        var kept = new StringBuilder();
        text.codePoints().map(Labels::kept).filter(c -> c != 0).forEach(kept::appendCodePoint);
        var line = kept.toString().strip().replaceAll(" {2,}", " ");
        return line.codePointCount(0, line.length()) <= maxLength
                ? line
                : line.substring(0, line.offsetByCodePoints(0, maxLength - 1)) + "…";
    }

    private static int kept(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return ' ';
        }
        boolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return turns || half || Character.isISOControl(c) ? 0 : c;
    }
}
