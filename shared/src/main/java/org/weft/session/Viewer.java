package org.weft.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.places.Role;

/**
 * Who is asking now, and from where. Every rule about permission takes one.
 *
 * @param role as the host said when this tab was opened; another tab may have another
 * @param parentOrigin origin of the page that frames us; null in a window of our own
 * @param frameAncestors origins that may frame us, of the installation that the place belongs to
 */
public record Viewer(
        OrganizationId organization,
        SessionId session,
        PersonId person,
        String name,
        @Nullable String locale,
        PlaceId place,
        String placeTitle,
        PlacementId placement,
        String placementKey,
        String placementTitle,
        Widget widget,
        Role role,
        @Nullable String returnUrl,
        @Nullable String parentOrigin,
        List<String> frameAncestors) {
    public Viewer {
        frameAncestors = List.copyOf(frameAncestors);
    }

    public boolean staff() {
        return role.staff();
    }

    public boolean mayWrite() {
        return role.mayWrite();
    }

    /** What queries need to show no more than this viewer may see: organization, place, viewer and staff, by name. */
    public Map<String, Object> bindings() {
        return Map.of("organization", organization, "place", place, "viewer", person, "staff", staff());
    }
}
