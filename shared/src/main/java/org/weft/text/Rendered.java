package org.weft.text;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A text as readers get it.
 *
 * @param html sanitized; safe to put into a page as it is
 * @param plain the words alone, for excerpts, search and mails; formulas in one line of characters
 * @param mentioned ids of the members mentioned, each once, in order of appearance
 * @param staffMentioned whether {@code @staff} was called
 * @param uploads ids of the pictures and files shown, each once
 * @param hasMath whether the formula code is needed to show it
 * @param hasCode whether it contains code
 */
public record Rendered(
        String html,
        String plain,
        Set<Long> mentioned,
        boolean staffMentioned,
        Set<Long> uploads,
        boolean hasMath,
        boolean hasCode) {
    private static final int EXCERPT_CHARS = 240;

    public Rendered {
        mentioned = Collections.unmodifiableSet(new LinkedHashSet<>(mentioned));
        uploads = Collections.unmodifiableSet(new LinkedHashSet<>(uploads));
    }

    /** How it begins, for lists of threads. */
    public String excerpt() {
        return Texts.excerpt(plain, EXCERPT_CHARS);
    }
}
