package org.weft.lti.copies;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The notices that we take. */
public enum NoticeType {
    COPY("LtiContextCopyNotice"),
    /** Says that notices arrive. */
    HELLO("LtiHelloWorldNotice");

    private final String word;

    NoticeType(String word) {
        this.word = word;
    }

    /** As LMSs call it. */
    public String word() {
        return word;
    }

    public static Optional<NoticeType> find(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** Those that we take of those that an LMS sends. */
    public static List<String> of(Collection<String> words) {
        return Arrays.stream(values())
                .map(NoticeType::word)
                .filter(words::contains)
                .toList();
    }
}
