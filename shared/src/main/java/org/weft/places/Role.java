package org.weft.places;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a person is in a place. */
public enum Role {
    LEARNER,
    /** A teaching assistant or tutor. */
    HELPER,
    INSTRUCTOR,
    /** Makes the content of the place. */
    AUTHOR,
    /** Reads only: a mentor or a parent, for example. */
    OBSERVER,
    /** The host's test user. */
    PREVIEW;

    /** Helps, answers officially and moderates. */
    public boolean staff() {
        return this == HELPER || this == INSTRUCTOR || this == AUTHOR;
    }

    public boolean mayWrite() {
        return this != OBSERVER;
    }

    /** Lower case, as in the database and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role fromString(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
