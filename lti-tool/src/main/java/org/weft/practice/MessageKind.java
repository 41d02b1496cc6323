package org.weft.practice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Messages to a tool that are about no link of a page. */
enum MessageKind {
    /** A course; Sakai has it. */
    COURSE("LtiContextLaunchRequest"),
    /** What a tool stores of somebody (LTI Data Privacy Launch). */
    PRIVACY("LtiDataPrivacyLaunchRequest");

    private final String type;

    MessageKind(String type) {
        this.type = type;
    }

    /** The message type. */
    String type() {
        return type;
    }

    /** As in addresses. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<MessageKind> called(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
