package org.weft.practice;

import java.util.Arrays;
import java.util.Optional;
import org.weft.practice.Quirks.Storage;

/**
 * Which LMS the practice LMS behaves like towards a tool. Each differs from the standards, or uses what they leave open, as
 * real installations of it do; {@code package-info} says how.
 */
enum Family {
    STANDARD("practice", "as the standards say", Storage.PARENT),
    MOODLE("moodle", "like Moodle", Storage.NONE),
    CANVAS("canvas", "like Canvas", Storage.FORWARDING),
    BRIGHTSPACE("desire2learn", "like Brightspace", Storage.PARENT);

    private final String code;
    private final String label;
    private final Storage storage;

    Family(String code, String label, Storage storage) {
        this.code = code;
        this.label = label;
        this.storage = storage;
    }

    /** As launches name it, {@code product_family_code}. */
    String code() {
        return code;
    }

    String label() {
        return label;
    }

    /** Who answers storage messages, unless a page asks for another one. */
    Storage storage() {
        return storage;
    }

    /** The least height of a frame that grows with its content, in pixels. */
    int minHeight() {
        return this == CANVAS ? 450 : 150;
    }

    static Optional<Family> find(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
