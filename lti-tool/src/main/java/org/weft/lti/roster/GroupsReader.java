package org.weft.lti.roster;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.lti.pages.Labels;
import org.weft.lti.persons.GroupNames;
import org.weft.lti.registrations.Registration;
import org.weft.lti.services.ListReader;
import org.weft.lti.services.Scope;
import org.weft.lti.services.Services;

/** Which groups a course has, in which sets (LTI Course Groups 1.0). */
final class GroupsReader {
    private static final String GROUPS = "application/vnd.ims.lti-gs.v1.contextgroupcontainer+json";
    private static final String SETS = "application/vnd.ims.lti-gs.v1.contextgroupsetcontainer+json";
    private static final int NAME_LENGTH = 100;

    private final Services services;

    GroupsReader(Services services) {
        this.services = services;
    }

    /** A course's groups by the ids that its members name. */
    record Known(Map<String, Group> groups) {
        static final Known NONE = new Known(Map.of());

        /** For each set, in which of its groups somebody is. */
        Map<String, List<String>> of(List<String> ids) {
            var bySet = new LinkedHashMap<String, List<String>>();
            groups.values().forEach(group -> bySet.put(group.set(), List.of()));
            bySet.putAll(ids.stream()
                    .filter(groups::containsKey)
                    .map(groups::get)
                    .collect(Collectors.groupingBy(Group::set, Collectors.mapping(Group::name, Collectors.toList()))));
            return bySet;
        }
    }

    record Group(String set, String name) {}

    /** @throws org.weft.lti.services.ServiceFailed when they can't be read */
    Known read(Registration registration, URI groupsUrl, @Nullable URI setsUrl) {
        Map<String, String> sets = setsUrl == null ? Map.of() : sets(registration, setsUrl);
        var groups = new LinkedHashMap<String, Group>();
        new ListReader(services, registration, Scope.GROUPS, GROUPS, "groups").each(groupsUrl, each -> {
            var name = name(each);
            if (!name.isEmpty() && !each.path("hidden").asBoolean()) {
                var set = sets.getOrDefault(each.path("set_id").asText(), GroupNames.GROUPS);
                groups.put(each.path("id").asText(), new Group(set, name));
            }
        });
        return new Known(groups);
    }

    private Map<String, String> sets(Registration registration, URI url) {
        var sets = new HashMap<String, String>();
        new ListReader(services, registration, Scope.GROUPS, SETS, "sets").each(url, each -> {
            var name = name(each);
            if (!name.isEmpty()) {
                sets.put(each.path("id").asText(), name);
            }
        });
        return sets;
    }

    private static String name(JsonNode json) {
        return Labels.clean(json.path("name").asText(), NAME_LENGTH);
    }
}
