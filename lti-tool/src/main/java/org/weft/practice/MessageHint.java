package org.weft.practice;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code lti_message_hint} carries through the tool and back, as JSON text. A browser can change it, so it is
 * believed no more than a request.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageHint(
        @Nullable String link,
        @Nullable String target,
        boolean window,
        @Nullable String course,
        @Nullable String about,
        @Nullable String column,
        @Nullable String message) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static MessageHint launch(String link, String target, boolean window) {
        return new MessageHint(link, target, window, null, null, null, null);
    }

    /** Of a teacher who looks at a learner's work. */
    static MessageHint review(String link, String target, Reviewed work) {
        return new MessageHint(
                link, target, false, null, work.about().key(), work.column().id(), null);
    }

    /** Of somebody who adds something to a course. */
    static MessageHint selection(Course course) {
        return new MessageHint(null, null, false, course.id(), null, null, null);
    }

    /** Of somebody who opens a page that belongs to no link. */
    static MessageHint message(Message message) {
        var about = message.about();
        return new MessageHint(
                null,
                null,
                false,
                message.course().id(),
                about == null ? null : about.key(),
                null,
                message.kind().word());
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The launch that a hint stands for; empty if it is none of ours, or one of another tool. */
    static Optional<Launch> launch(
            @Nullable String json, Person person, String nonce, Tool tool, Activities activities, Gradebook gradebook) {
        return parse(json).flatMap(hint -> {
            var target = Optional.ofNullable(hint.target).flatMap(tool::target);
            return hint.link == null || target.isEmpty()
                    ? Optional.empty()
                    : activities
                            .opening(hint.link)
                            .filter(opening -> opening.tool().equals(tool))
                            .flatMap(opening ->
                                    hint.reviewing(hint.launch(opening, target.get(), person, nonce), gradebook));
        });
    }

    /** The selection that a hint stands for; empty if it is none of ours. */
    static Optional<Selection> selection(
            @Nullable String json, Person person, String nonce, Tool tool, Catalog catalog) {
        return parse(json)
                .filter(hint -> hint.message == null)
                .flatMap(hint -> Optional.ofNullable(hint.course))
                .flatMap(catalog::find)
                .map(course -> new Selection(person, course, tool, nonce));
    }

    /** What else a hint stands for; empty if it is none of ours. */
    static Optional<Message> message(@Nullable String json, Person person, String nonce, Tool tool, Catalog catalog) {
        return parse(json).flatMap(hint -> {
            var course = Optional.ofNullable(hint.course).flatMap(catalog::find);
            var kind = Optional.ofNullable(hint.message).flatMap(MessageKind::called);
            var about = Optional.ofNullable(hint.about).flatMap(People::find).orElse(null);
            return course.isEmpty() || kind.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Message(person, course.get(), tool, kind.get(), about, nonce));
        });
    }

    private Launch launch(Opening opening, URI to, Person person, String nonce) {
        return new Launch(
                person, opening.course(), opening.page(), opening.tool(), to, window, nonce, opening.custom());
    }

    /** As it is, when nobody's work is asked for; empty when that is not there. */
    private Optional<Launch> reviewing(Launch launch, Gradebook gradebook) {
        return column == null
                ? Optional.of(launch)
                : gradebook
                        .reviewed(launch.course(), column, Objects.requireNonNullElse(about, ""))
                        .filter(work -> Objects.equals(work.column().resourceLink(), link))
                        .map(launch::of);
    }

    private static Optional<MessageHint> parse(@Nullable String json) {
        try {
            return json == null ? Optional.empty() : Optional.ofNullable(JSON.readValue(json, MessageHint.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
