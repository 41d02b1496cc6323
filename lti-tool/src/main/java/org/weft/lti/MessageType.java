package org.weft.lti;

import java.util.Arrays;
import java.util.List;

/** What an LMS can ask for (LTI 1.3 core, section 5.3.1, and the documents of each message). */
enum MessageType {
    LINK("LtiResourceLinkRequest", ""),
    /** LTI Deep Linking 2.0. */
    PICKER("LtiDeepLinkingRequest", ""),
    /** What one learner wrote, as a gradebook asks for it (LTI Submission Review Message 1.0). */
    REVIEW("LtiSubmissionReviewRequest", ""),
    /** A course, and no link in it; Sakai sends it. */
    COURSE("LtiContextLaunchRequest", ""),
    /** What is stored of somebody; Sakai and older libraries leave "Lti" away. */
    PRIVACY("LtiDataPrivacyLaunchRequest", "DataPrivacyLaunchRequest"),
    /** What somebody must agree to before they use the tool; Canvas sends it. */
    TERMS("LtiEulaRequest", "");

    private static final List<String> EXAMS = List.of("LtiStartProctoring", "LtiStartAssessment", "LtiEndAssessment");

    private final String word;
    private final String olderWord;

    MessageType(String word, String olderWord) {
        this.word = word;
        this.olderWord = olderWord;
    }

    /** Whether it leads to a page of its own instead of a widget. */
    boolean opensVisit() {
        return this == COURSE || this == PRIVACY || this == TERMS;
    }

    /** Whether it is about a link in a course, which it must name. */
    boolean needsLink() {
        return this == LINK || this == REVIEW;
    }

    /** @throws LaunchRejected for none, and for those that we don't take */
    static MessageType of(Claims claims) {
        var asked = claims.text(Claims.LTI + "message_type")
                .orElseThrow(() -> new LaunchRejected(Reason.MESSAGE_TYPE_MISSING));
        return Arrays.stream(values())
                .filter(type -> asked.equals(type.word) || asked.equals(type.olderWord))
                .findFirst()
                .orElseThrow(() ->
                        new LaunchRejected(EXAMS.contains(asked) ? Reason.NO_EXAMS : Reason.MESSAGE_NOT_SUPPORTED));
    }
}
