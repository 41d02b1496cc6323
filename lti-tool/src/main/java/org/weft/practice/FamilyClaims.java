package org.weft.practice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How launches of the LMSs that the practice LMS can behave like differ from what it says by itself. */
final class FamilyClaims {
    private static final String LTI = LaunchClaims.LTI;
    private static final String INSTITUTION = "http://purl.imsglobal.org/vocab/lis/v2/institution/person#";

    /** How far Brightspace's clock runs ahead. */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    private FamilyClaims() {}

    static void change(Map<String, Object> claims, Launch launch, Family family) {
        switch (family) {
            case STANDARD -> {}
            case MOODLE -> {
                claims.remove(LaunchClaims.GROUPS);
                claims.computeIfPresent(
                        LTI + "context", (name, context) -> with(context, "type", List.of("CourseSection")));
            }
            // What a link was given by the tool stays with the LMS.
            case CANVAS ->
                claims.computeIfPresent(
                        LTI + "custom",
                        (name, custom) -> without(custom, launch.custom().keySet()));
            case BRIGHTSPACE -> {
                if (claims.get("iat") instanceof Number issued) {
                    claims.put("nbf", issued.longValue() + AHEAD.toSeconds());
                }
                claims.computeIfPresent(LTI + "roles", (name, roles) -> contradictory((List<?>) roles));
            }
        }
    }

    private static Map<Object, Object> with(Object json, String name, Object value) {
        var changed = new LinkedHashMap<Object, Object>((Map<?, ?>) json);
        changed.put(name, value);
        return changed;
    }

    private static Map<Object, Object> without(Object json, Iterable<String> names) {
        var changed = new LinkedHashMap<Object, Object>((Map<?, ?>) json);
        names.forEach(changed::remove);
        return changed;
    }

    /** Everyone learns and teaches somewhere in the institution. */
    private static List<Object> contradictory(List<?> roles) {
        var all = new ArrayList<Object>(roles);
        all.add(INSTITUTION + "Student");
        all.add(INSTITUTION + "Instructor");
        return all;
    }
}
