package org.weft.audit;

import java.util.Locale;

/** What staff does. */
public enum Act {
    ANONYMITY_OFF,
    ANONYMITY_ON,
    AUTHOR_REVEALED,
    ANSWER_FIRST_OFF,
    ANSWER_FIRST_ON,
    BLOCK_LIFTED,
    DATES_CHANGED,
    DUPLICATE_MARKED,
    DUPLICATE_UNMARKED,
    EARLIER_REMOVED,
    EARLIER_TAKEN,
    EDIT_WINDOW_CHANGED,
    FLAGS_DISMISSED,
    FLAGS_TO_HIDE_CHANGED,
    FORUM_INVITED,
    FORUM_LEFT,
    FORUM_SHARED,
    GROUPS_APART,
    GROUPS_JOINED,
    GROUP_ADDED,
    GROUP_CHANGED,
    GROUP_REMOVED,
    HOLD_FIRST_CHANGED,
    PACE_CHANGED,
    PERSON_BLOCKED,
    POST_APPROVED,
    POST_EDITED,
    POST_HIDDEN,
    POST_REFUSED,
    POST_RESTORED,
    SHARING_ENDED,
    SLOW_MODE_CHANGED,
    TAG_RENAMED,
    THREADS_MERGED,
    THREAD_LOCKED,
    THREAD_MOVED,
    THREAD_PINNED,
    THREAD_SPLIT,
    THREAD_UNLOCKED,
    THREAD_UNPINNED,
    VIEW_CHANGED,
    WORD_ADDED,
    WORD_REMOVED;

    /** For example {@code thread-locked}: in the database and in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
