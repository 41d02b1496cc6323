package org.weft.imports;

/**
 * A row that was left out.
 *
 * @param file for example {@code Posts.xml}
 * @param line from 1
 * @param reason a sentence without the end, for the person who runs the import
 */
public record SkippedRow(String file, int line, String reason) {
    /** Where a row stands. */
    record Spot(String file, int line) {
        SkippedRow skipped(String reason) {
            return new SkippedRow(file, line, reason);
        }
    }

    /** For example {@code Posts.xml:12: has no CreationDate}. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
