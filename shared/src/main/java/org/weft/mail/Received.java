package org.weft.mail;

import org.jspecify.annotations.Nullable;

/**
 * A mail that came in.
 *
 * @param id of the message, or what else it is told apart by
 * @param from the address alone
 * @param token of the address that it came to; null when that is none of ours
 * @param automatic no person wrote it: a bounce, a note of absence, a list
 * @param text what was written, without what it answers; null when it can't be read
 * @param files whether files came along
 * @param returned what it says of a mail of ours that wasn't taken for good; null when it is no such report
 */
record Received(
        String id,
        String from,
        @Nullable String subject,
        @Nullable String token,
        boolean automatic,
        @Nullable String text,
        boolean files,
        @Nullable Returned returned) {
    /** Says nothing of what people wrote, nor who. */
    @Override
    public String toString() {
        return "a mail" + (automatic ? " that nobody wrote" : "");
    }
}
