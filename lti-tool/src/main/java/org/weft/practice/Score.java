package org.weft.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a tool reports of a learner (LTI Assignment and Grade Services 2.0, section 3.4).
 *
 * @param person the learner's subject
 * @param given null for no score, which is not 0
 * @param maximum what {@code given} is out of; 1 without a score
 * @param at by the tool's clock
 */
record Score(
        String person,
        @Nullable Double given,
        double maximum,
        String comment,
        String activity,
        String grading,
        Instant at) {
    static final String FULLY = "FullyGraded";

    private static final Set<String> ACTIVITY =
            Set.of("Initialized", "Started", "InProgress", "Submitted", "Completed");
    private static final Set<String> GRADING = Set.of(FULLY, "Pending", "PendingManual", "Failed", "NotReady");
    private static final int LONGEST_COMMENT = 10_000;

    /** @throws Untakeable for what is no score */
    static Score read(JsonNode json) throws Untakeable {
        var person = json.path("userId").asText("");
        Untakeable.unless(!person.isEmpty(), "userId is missing");
        var activity = oneOf(json, "activityProgress", ACTIVITY);
        var grading = oneOf(json, "gradingProgress", GRADING);
        var comment = json.path("comment").asText("");
        Untakeable.unless(
                comment.length() <= LONGEST_COMMENT, "comment is longer than " + LONGEST_COMMENT + " characters");
        var given = number(json, "scoreGiven");
        var maximum = number(json, "scoreMaximum");
        Untakeable.unless(given == null || given >= 0, "scoreGiven must not be below 0");
        Untakeable.unless(maximum == null || maximum > 0, "scoreMaximum must be above 0");
        Untakeable.unless(given == null || maximum != null, "scoreMaximum must come with scoreGiven");
        return new Score(person, given, maximum == null ? 1 : maximum, comment, activity, grading, time(json));
    }

    private static @Nullable Double number(JsonNode json, String name) throws Untakeable {
        var value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        Untakeable.unless(value.isNumber() && Double.isFinite(value.asDouble()), name + " must be a number");
        return value.asDouble();
    }

    private static String oneOf(JsonNode json, String name, Set<String> known) throws Untakeable {
        var text = json.path(name).asText("");
        Untakeable.unless(
                known.contains(text),
                name + " must be one of " + known.stream().sorted().toList());
        return text;
    }

    private static Instant time(JsonNode json) throws Untakeable {
        try {
            return OffsetDateTime.parse(json.path("timestamp").asText("")).toInstant();
        } catch (DateTimeException e) {
            throw new Untakeable(400, "timestamp must be a date with time and zone");
        }
    }

    /** The score out of a column's own maximum, which it may exceed; null for none. */
    @Nullable
    Double outOf(double columnMaximum) {
        return given == null ? null : given * columnMaximum / maximum;
    }
}
