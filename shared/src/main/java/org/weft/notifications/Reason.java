package org.weft.notifications;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.weft.base.Refusal;

/** Why somebody is told of a post. Of several the first counts. */
public enum Reason {
    MENTION,
    /** Somebody called for staff. */
    STAFF,
    /** A question that only staff sees. */
    PRIVATE,
    ANNOUNCEMENT,
    REPLY,
    /** To one's own question. */
    ANSWER,
    /** One's own answer was accepted. */
    ACCEPTED,
    ENDORSED,
    /** A question that one asked or has too has an accepted answer. */
    SOLVED,
    /** In a thread that one follows or wrote in. */
    THREAD,
    TAG,
    DISCUSSION,
    PLACE;

    /** By mail only what is meant for the person or matters to all. */
    Way usual() {
        return switch (this) {
            case MENTION, PRIVATE, ANNOUNCEMENT, ANSWER -> Way.MAIL;
            case STAFF, REPLY, ACCEPTED, ENDORSED, SOLVED, THREAD, TAG, DISCUSSION, PLACE -> Way.HERE;
        };
    }

    /** Lower case: in the database and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Refusal.Invalid {@code notification-reason-invalid} */
    @JsonCreator
    public static Reason fromString(String word) {
        for (var value : values()) {
            if (value.word().equals(word)) {
                return value;
            }
        }
        throw new Refusal.Invalid("notification-reason-invalid", "Not one of the reasons there are", "reason");
    }
}
