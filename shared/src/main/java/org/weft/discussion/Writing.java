package org.weft.discussion;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.places.Places;
import org.weft.session.Viewer;
import org.weft.text.Rendered;
import org.weft.text.Texts;
import org.weft.uploads.Uploads;

/** Renders what a viewer writes; only members of the place can be mentioned, only own uploads shown. */
final class Writing {
    private final Places places;
    private final Uploads uploads;

    Writing(Places places, Uploads uploads) {
        this.places = places;
        this.uploads = uploads;
    }

    /** A new text. */
    Rendered render(Viewer viewer, String markdown) {
        return render(viewer, null, markdown);
    }

    /** The text of a post, which may show what it has shown before, whoever changes it. */
    Rendered render(Viewer viewer, @Nullable ContentId post, String markdown) {
        return Texts.markdown(markdown, ids -> names(viewer, ids), ids -> uploads.usable(viewer, post, ids));
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

    /** Whether the viewer is staff where it was written: staff of other places that show the forum isn't. */
    static boolean staffOf(Viewer viewer, Heads.Spot spot) {
        return viewer.staff() && spot.placeId().equals(viewer.place());
    }

    /** @throws Refusal.NotAllowed {@code not-allowed} for all but staff of its place and who wrote it */
    static void requireAuthorOrStaff(Viewer viewer, Heads.Spot spot) {
        if (!staffOf(viewer, spot) && !spot.authorId().equals(viewer.person())) {
            throw new Refusal.NotAllowed("not-allowed", "Only the author and staff");
        }
    }

    private Map<Long, String> names(Viewer viewer, java.util.Set<Long> ids) {
        return places.members(viewer.organization(), viewer.place(), java.util.List.copyOf(ids)).stream()
                .collect(Collectors.toMap(member -> member.id().value(), Places.Member::name));
    }
}
