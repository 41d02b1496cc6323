package org.weft.macro;

/** What the wiki makes of the page right now. */
public enum Output {
    /** A page for the one reader who asked for it, not kept in any cache. */
    PAGE,
    /** Print, PDF, Word, feed, mail, preview, or anything that is kept or shown to others: a sentence and a link. */
    TEXT
}
