package org.weft.practice;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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

    private static Map<String, Function<Launch, String>> known() {
        var known = new LinkedHashMap<String, Function<Launch, String>>();
        known.put("Context.id", launch -> launch.course().id());
        known.put("CourseSection.sourcedId", launch -> launch.person().section());
        known.put("CourseSection.title", launch -> launch.course().title());
        known.put("Person.email.primary", launch -> launch.person().email());
        known.put("Person.name.full", launch -> launch.person().name());
        known.put("ResourceLink.id", launch -> launch.page().resourceLink(launch.course()));
        known.put("ResourceLink.title", launch -> launch.page().linkTitle());
        known.put("User.id", launch -> launch.person().subject());
        return known;
    }
}
