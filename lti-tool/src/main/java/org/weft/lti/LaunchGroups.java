package org.weft.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.weft.base.Json;
import org.weft.lti.pages.Labels;

/**
 * In which groups and sections a person is, as far as a launch tells: by the custom parameters {@code groups} and
 * {@code sections}, names between commas or a JSON array of them, for which platforms have variables of their own
 * ({@code $com.instructure.User.sectionNames}); else by the section of the LIS claim.
 */
final class LaunchGroups {
    private static final int MOST = 50;
    private static final int NAME_LENGTH = 100;

    private LaunchGroups() {}

    /** Names by set. A set that the launch doesn't tell about is not in it. */
    static Map<String, List<String>> read(Claims claims) {
        var custom = claims.optional(Claims.LTI + "custom");
        var lis = claims.optional(Claims.LTI + "lis");
        Map<String, List<String>> groups = new LinkedHashMap<>();
        custom.text("groups").map(LaunchGroups::names).ifPresent(names -> groups.put("Groups", names));
        custom.text("sections")
                .map(LaunchGroups::names)
                .or(() -> lis.text("course_section_sourcedid").map(LaunchGroups::names))
                .ifPresent(names -> groups.put("Sections", names));
        return groups;
    }

    private static List<String> names(String text) {
        return array(text).orElseGet(() -> Arrays.asList(text.split(","))).stream()
                .map(name -> Labels.clean(name, NAME_LENGTH))
                .filter(name -> !name.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static Optional<List<String>> array(String text) {
        try {
            return text.strip().startsWith("[")
                    ? Optional.of(Json.MAPPER.readValue(text, new TypeReference<List<String>>() {}))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
