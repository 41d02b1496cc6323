package org.weft.practice;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A part of a list that a service sends, as {@code from} and {@code limit} of the request ask for.
 *
 * @param next where the list goes on; empty at its end
 */
record Page<T>(List<T> things, Optional<URI> next) {
    /** Small, so that tools have to go on reading. */
    private static final int MOST = 3;

    /** @throws Untakeable if {@code from} or {@code limit} are no numbers */
    static <T> Page<T> of(List<T> all, HttpServletRequest request, URI address) throws Untakeable {
        int from = number(request, "from", 0);
        int limit = Math.min(number(request, "limit", MOST), MOST);
        Untakeable.unless(limit > 0, "limit must be above 0");
        var page = all.stream().skip(from).limit(limit).toList();
        return new Page<>(
                page, from + limit < all.size() ? Optional.of(next(request, address, from + limit)) : Optional.empty());
    }

    private static int number(HttpServletRequest request, String name, int otherwise) throws Untakeable {
        var text = Objects.requireNonNullElse(request.getParameter(name), Integer.toString(otherwise));
        Untakeable.unless(text.matches("\\d{1,6}"), name + " must be a number");
        return Integer.parseInt(text);
    }

    /** With all that was asked for. */
    private static URI next(HttpServletRequest request, URI address, int from) {
        var parameters = parameters(request);
        parameters.put("from", Integer.toString(from));
        var bare = address.toString().replaceFirst("\\?.*", "");
        return URI.create(Query.of(bare, parameters));
    }

    /** Where only what comes after a change is read. */
    static String differences(HttpServletRequest request, URI address, int after) {
        var parameters = parameters(request);
        parameters.remove("from");
        parameters.put("since", Integer.toString(after));
        return "<%s>; rel=\"differences\"".formatted(Query.of(address.toString(), parameters));
    }

    private static TreeMap<String, String> parameters(HttpServletRequest request) {
        var parameters = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        return parameters;
    }

    /** The next page, and the parameter is forgotten. */
    Optional<String> linkWithout(String parameter) {
        return link().map(link -> link.replaceFirst("(?<=[?&])" + parameter + "=[^&>]*&?", ""));
    }

    /** With typographic quotes and as in HTML. Jetty writes headers byte by byte. */
    Optional<String> typographicLink() {
        return next.map(address -> "<%s>; rel=\u201cnext\u201d"
                        .formatted(address.toString().replace("&", "&amp;")))
                .map(link -> new String(link.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    Optional<String> link() {
        return next.map("<%s>; rel=\"next\""::formatted);
    }
}
