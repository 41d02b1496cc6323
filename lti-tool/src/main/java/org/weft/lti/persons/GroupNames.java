package org.weft.lti.persons;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.weft.base.Json;
import org.weft.lti.pages.Labels;

/** Names of groups in one text: between commas, or as a JSON array. */
public final class GroupNames {
    /** Sets of groups, as custom parameters name them and as people see them. */
    public static final String GROUPS = "Groups";

    public static final String SECTIONS = "Sections";

    private static final int MOST = 50;
    private static final int NAME_LENGTH = 100;

    private GroupNames() {}

    /** Up to fifty, fit to be shown. */
    public static List<String> of(String text) {
        return clean(array(text).orElseGet(() -> Arrays.asList(text.split(","))).stream());
    }

    /** The same of names that are apart already. */
    public static List<String> clean(Stream<String> names) {
        return names.map(name -> Labels.clean(name, NAME_LENGTH))
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
