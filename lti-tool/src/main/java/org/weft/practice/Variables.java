package org.weft.practice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The variables that custom parameters may have (LTI core 1.3, appendix B). */
final class Variables {
    private static final Map<String, Function<Launch, String>> KNOWN = known();

    private Variables() {}

    static Set<String> names() {
        return KNOWN.keySet();
    }

    /** A variable's value; everything else, and what is unknown, as it is. */
    static String replaced(String value, Launch launch) {
        var variable = value.startsWith("$") ? KNOWN.get(value.substring(1)) : null;
        return variable == null ? value : variable.apply(launch);
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private static Map<String, Function<Launch, String>> known() {
        var known = new LinkedHashMap<String, Function<Launch, String>>();
        known.put("Context.id", launch -> launch.course().id());
        known.put(
                "Context.id.history",
                launch -> CourseCopies.history(launch.course()).stream()
                        .map(Variables::encoded)
                        .collect(Collectors.joining(",")));
        known.put("CourseSection.sourcedId", launch -> launch.person().section());
        known.put("CourseSection.title", launch -> launch.course().title());
        known.put("Person.email.primary", launch -> launch.person().email());
        known.put("Person.name.full", launch -> launch.person().name());
        known.put("ResourceLink.id", launch -> launch.page().resourceLink(launch.course()));
        known.put(
                "ResourceLink.id.history",
                launch -> CourseCopies.links(launch.course(), launch.page())
                        .map(Variables::encoded)
                        .collect(Collectors.joining(",")));
        known.put("ResourceLink.title", launch -> launch.page().linkTitle());
        known.put("User.id", launch -> launch.person().subject());
        return known;
    }
}
