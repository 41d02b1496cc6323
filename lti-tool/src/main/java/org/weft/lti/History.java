package org.weft.lti;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a link and its course were copied from: ids of the LMS, the nearest first (LTI 1.3 core, appendix B,
 * {@code ResourceLink.id.history} and {@code Context.id.history}: ids with commas between them, each URL-encoded).
 *
 * @param links of this deployment
 * @param contexts of this deployment
 */
record History(List<String> links, List<String> contexts) {
    static final History NONE = new History(List.of(), List.of());

    /** Names of custom parameters that we ask LMSs for; others may have named them after the variables. */
    static final String LINKS = "link_history";

    static final String CONTEXTS = "context_history";

    private static final String LINKS_VARIABLE = "ResourceLink.id.history";
    private static final String CONTEXTS_VARIABLE = "Context.id.history";
    /** A claim of Brightspace alone. */
    private static final String BRIGHTSPACE = "http://www.brightspace.com";

    private static final int MOST = 50;
    private static final int LONGEST = 20_000;

    static History read(Claims claims) {
        return new History(ids(claims, LINKS, LINKS_VARIABLE), ids(claims, CONTEXTS, CONTEXTS_VARIABLE));
    }

    private static List<String> ids(Claims claims, String name, String variable) {
        var custom = claims.optional(Claims.LTI + "custom");
        return Stream.of(
                        custom.loose(name),
                        custom.loose(variable),
                        claims.optional(BRIGHTSPACE).loose(variable))
                .flatMap(Optional::stream)
                .findFirst()
                .filter(text -> text.length() <= LONGEST)
                .map(History::ids)
                .orElse(List.of());
    }

    private static List<String> ids(String text) {
        var ids = new LinkedHashSet<String>();
        Stream.of(text.split(","))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .limit(MOST)
                .forEach(id -> {
                    ids.add(decoded(id));
                    // Some LMSs send ids as they are.
                    ids.add(id);
                });
        return List.copyOf(ids);
    }

    private static String decoded(String id) {
        try {
            return URLDecoder.decode(id, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return id;
        }
    }
}
