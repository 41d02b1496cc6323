package org.weft.audit;

import java.util.Locale;

/** What staff does. */
public enum Act {
    ANONYMITY_OFF,
    ANONYMITY_ON,
    AUTHOR_REVEALED,
    DUPLICATE_MARKED,
    DUPLICATE_UNMARKED,
    EDIT_WINDOW_CHANGED,
    FLAGS_DISMISSED,
    FLAGS_TO_HIDE_CHANGED,
    POST_EDITED,
    POST_HIDDEN,
    POST_RESTORED,
    THREAD_LOCKED,
    THREAD_PINNED,
    THREAD_UNLOCKED,
    THREAD_UNPINNED;

    /** For example {@code thread-locked}: in the database and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
