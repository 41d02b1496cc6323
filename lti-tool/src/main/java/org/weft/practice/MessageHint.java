package org.weft.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code lti_message_hint} carries through the tool and back, as JSON text. A browser can change it, so it is
 * believed no more than a request.
 */
record MessageHint(String link, String target, boolean window) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The launch that a hint stands for; empty if it is none of ours. */
    static Optional<Launch> launch(@Nullable String json, Person person, String nonce, PracticeSettings settings) {
        return parse(json)
                .flatMap(hint -> settings.target(hint.target).flatMap(target -> hint.at(target, person, nonce)));
    }

    private Optional<Launch> at(URI target, Person person, String nonce) {
        return Courses.holding(link)
                .flatMap(course ->
                        course.holding(link).map(page -> new Launch(person, course, page, target, window, nonce)));
    }

    private static Optional<MessageHint> parse(@Nullable String json) {
        try {
            return json == null
                    ? Optional.empty()
                    : Optional.ofNullable(JSON.readValue(json, MessageHint.class))
                            .filter(MessageHint::isComplete);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("ConstantValue") // Jackson leaves out what the JSON leaves out
    private boolean isComplete() {
        return link != null && target != null;
    }
}
