package org.weft.lti;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A form that an LMS has signed and a browser has brought, with the address to which the LMS sent it: ours as the world
 * knows it, whatever proxy it came through.
 *
 * @param address without its query
 * @param query fields of the address
 * @param body fields of the form
 */
record Message1p1(URI address, Map<String, String> query, Map<String, String> body) {
    /** @throws LaunchRejected when it is no form, too large, or says something twice */
    static Message1p1 read(HttpServletRequest request, URI address) throws IOException {
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        return new Message1p1(
                address, Form.parse(query).single(), Form.readBody(request).single());
    }

    Message1p1 {
        query.forEach((name, text) -> {
            if (!text.equals(body.getOrDefault(name, text))) {
                throw new LaunchRejected(Reason.FIELD_REPEATED);
            }
        });
    }

    /** Those of the address as well. */
    Map<String, String> fields() {
        var all = new LinkedHashMap<>(query);
        all.putAll(body);
        return all;
    }

    /** Absent or empty is missing. */
    Optional<String> find(String name) {
        return Optional.ofNullable(fields().get(name)).filter(text -> !text.isBlank());
    }

    /** With the whole query. */
    URI target() {
        return target(query);
    }

    /**
     * The addresses that the LMS may have signed. Many LMSs repeat the fields of the address in the form: most of these
     * sign them once, others twice, as OAuth has it.
     */
    Stream<URI> signedTargets() {
        var once = new LinkedHashMap<>(query);
        once.keySet().removeAll(body.keySet());
        return Stream.of(target(once), target()).distinct();
    }

    private URI target(Map<String, String> fields) {
        return fields.isEmpty()
                ? address
                : URI.create(address + "?" + Initiation.query(new LinkedHashMap<String, @Nullable String>(fields)));
    }
}
