package org.weft.lti;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weft.lti.pages.Labels;

/**
 * A JSON object of a token, read the way platforms write: unset things arrive as {@code ""}, {@code null} or a variable
 * that was not filled in ({@code $Person.name.full}), and numbers stand for strings. All of these are taken as they are
 * meant. What has an altogether wrong type is refused.
 */
final class Claims {
    static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z]\\w*(\\.\\w+)+");

    private final @Nullable JsonNode json;

    Claims(@Nullable JsonNode json) {
        this.json = json;
    }

    /** The inner object; an empty one when it is absent. */
    Claims object(String name) {
        var value = value(name);
        if (value != null && !value.isObject()) {
            throw new LaunchRejected(Reason.CLAIM_MALFORMED);
        }
        return new Claims(value);
    }

    /** The same of a claim that we can do without: whatever else stands there counts as absent. */
    Claims optional(String name) {
        var value = value(name);
        return new Claims(value != null && value.isObject() ? value : null);
    }

    /** Whether the claim is there at all, be it empty. */
    boolean has(String name) {
        return value(name) != null;
    }

    /** Text that something is called by: an id, exactly as sent. Empty when absent. */
    Optional<String> id(String name) {
        var text = text(name);
        if (text.isPresent() && text.get().chars().anyMatch(Character::isISOControl)) {
            throw new LaunchRejected(Reason.CLAIM_MALFORMED);
        }
        return text;
    }

    /** Text that people read: on one line, without control characters, at most so many characters long. */
    @Nullable
    String label(String name, int maxLength) {
        return text(name)
                .map(text -> Labels.clean(text, maxLength))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    /** Empty when absent, {@code ""} or a variable that was not filled in. */
    Optional<String> text(String name) {
        return exactText(name)
                .filter(text -> !text.isBlank())
                .filter(text -> !VARIABLE.matcher(text).matches());
    }

    /** The text even if it is {@code ""}. Empty when absent. */
    Optional<String> exactText(String name) {
        var value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isValueNode()) {
            throw new LaunchRejected(Reason.CLAIM_MALFORMED);
        }
        return Optional.of(value.asText());
    }

    /** One text or an array of texts. */
    List<String> texts(String name) {
        var value = value(name);
        if (value == null) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var each : value.isArray() ? value : List.of(value)) {
            if (!each.isTextual()) {
                throw new LaunchRejected(Reason.CLAIM_MALFORMED);
            }
            texts.add(each.asText());
        }
        return texts;
    }

    /** Seconds since 1970 (RFC 7519, section 2, "NumericDate"). */
    Optional<Instant> time(String name) {
        var value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        boolean sane = value.isNumber() && Math.abs(value.asDouble()) < 1e11;
        if (!sane) {
            throw new LaunchRejected(Reason.CLAIM_MALFORMED);
        }
        return Optional.of(Instant.ofEpochSecond(value.asLong()));
    }

    /** The text of a claim that we can do without: empty when it is of another type, absent, or not filled in. */
    Optional<String> loose(String name) {
        var value = value(name);
        return value != null && value.isValueNode() ? text(name) : Optional.empty();
    }

    /** True or false, also as text; empty for everything else. */
    Optional<Boolean> flag(String name) {
        return exactText(name)
                .map(text -> text.strip().toLowerCase(Locale.ROOT))
                .filter(text -> text.equals("true") || text.equals("false"))
                .map(Boolean::valueOf);
    }

    /** As it was sent; null when absent. */
    @Nullable
    JsonNode json(String name) {
        return value(name);
    }

    private @Nullable JsonNode value(String name) {
        var value = json == null ? null : json.get(name);
        return value == null || value.isNull() ? null : value;
    }
}
