package org.weft.macro;

import java.util.regex.Pattern;

/** What a page author may set on a macro. Values are plain strings on every wiki. */
enum MacroParameter {
    /** The forum to show; without it the macro has one of its own. */
    FORUM("forum", "1 to 64 letters, digits, - and _", "[A-Za-z0-9_-]{1,64}"),
    TITLE("title", Words.LINE, Words.LINE_PATTERN),
    SHOW("show", "all, questions or unanswered", "all|questions|unanswered"),
    /** The topic whose experts or resources to show. */
    TOPIC("topic", Words.LINE, Words.LINE_PATTERN),
    /** The frame's height until the widget says its own, in CSS pixels. */
    HEIGHT("height", "a whole number of pixels from 150 to 2000", "1[5-9][0-9]|[2-9][0-9]{2}|1[0-9]{3}|2000");

    static final int DEFAULT_HEIGHT = 400;

    private final String key;
    private final String rule;
    private final Pattern allowed;

    MacroParameter(String key, String rule, String allowed) {
        this.key = key;
        this.rule = rule;
        this.allowed = Pattern.compile(allowed);
    }

    /** As the author types it. */
    String key() {
        return key;
    }

    /** Completes "… must be". */
    String rule() {
        return rule;
    }

    boolean allows(String value) {
        return allowed.matcher(value).matches();
    }

    /** Shared by constants, which cannot refer to static fields of their own enum. */
    private static final class Words {
        static final String LINE = "at most 200 characters on one line";
        /** No control characters and no half surrogate pairs: a claim could not hold them. */
        static final String LINE_PATTERN = "[^\\p{Cc}\\p{Cs}]{1,200}";
    }
}
