package org.weft.discussion;

import java.util.Map;
import java.util.stream.Collectors;
import org.weft.base.Refusal;
import org.weft.places.Places;
import org.weft.session.Viewer;
import org.weft.text.Rendered;
import org.weft.text.Texts;

/** Renders what a viewer writes; only members of the place can be mentioned. */
final class Writing {
    private final Places places;

    Writing(Places places) {
        this.places = places;
    }

    Rendered render(Viewer viewer, String markdown) {
        return Texts.markdown(markdown, ids -> names(viewer, ids));
    }

    /** @throws Refusal.NotAllowed {@code not-allowed} for those who only read */
    static void requireWriter(Viewer viewer) {
        if (!viewer.mayWrite()) {
            throw new Refusal.NotAllowed("not-allowed", "This role reads only");
        }
    }

    /** @throws Refusal.NotAllowed {@code not-allowed} for all but staff */
    static void requireStaff(Viewer viewer) {
        if (!viewer.staff()) {
            throw new Refusal.NotAllowed("not-allowed", "Staff only");
        }
    }

    /** @throws Refusal.NotAllowed {@code not-allowed} for all but staff and who wrote it */
    static void requireAuthorOrStaff(Viewer viewer, Heads.Spot spot) {
        if (!viewer.staff() && !spot.authorId().equals(viewer.person())) {
            throw new Refusal.NotAllowed("not-allowed", "Only the author and staff");
        }
    }

    private Map<Long, String> names(Viewer viewer, java.util.Set<Long> ids) {
        return places.members(viewer.organization(), viewer.place(), java.util.List.copyOf(ids)).stream()
                .collect(Collectors.toMap(member -> member.id().value(), Places.Member::name));
    }
}
