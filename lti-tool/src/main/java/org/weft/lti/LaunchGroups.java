package org.weft.lti;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.weft.lti.persons.GroupNames;

/**
 * In which groups and sections a person is, as far as a launch tells: by the custom parameters {@code groups} and
 * {@code sections}, names between commas or a JSON array of them, for which platforms have variables of their own
 * ({@code $com.instructure.User.sectionNames}); else by the section of the LIS claim.
 */
final class LaunchGroups {
    private LaunchGroups() {}

    /** Names by set. A set that the launch doesn't tell about is not in it. */
    static Map<String, List<String>> read(Claims claims) {
        var custom = claims.optional(Claims.LTI + "custom");
        var lis = claims.optional(Claims.LTI + "lis");
        Map<String, List<String>> groups = new LinkedHashMap<>();
        custom.text("groups").map(GroupNames::of).ifPresent(names -> groups.put(GroupNames.GROUPS, names));
        custom.text("sections")
                .map(GroupNames::of)
                .or(() -> lis.text("course_section_sourcedid").map(GroupNames::of))
                .ifPresent(names -> groups.put(GroupNames.SECTIONS, names));
        return groups;
    }
}
