package org.weft.imports;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.imports.ImportDao.Imported;

/** Where the posts of one thread stand; says below which one a post belongs. */
final class Spots {
    private final Question question;
    private final Map<Entry.Key, Spot> spots = new HashMap<>();
    /** The first comment on the question; the others stand below it. */
    private @Nullable Spot aside;

    Spots(Question question, Map<Entry.Key, Imported> known) {
        this.question = question;
        question.entries().forEach(entry -> {
            var imported = known.get(entry.key());
            if (imported != null) {
                remember(entry, new Spot(imported.contentId(), imported.number(), imported.rootNumber(), 0));
            }
        });
    }

    record Spot(ContentId id, int number, int root, int rootVotes) {}

    /** What the entry stands below; null when it is top-level. */
    @Nullable
    Spot above(Entry entry) {
        if (!entry.comment()) {
            return null;
        }
        return aside(entry) ? aside : spots.get(entry.parent());
    }

    Spot put(Entry entry, ContentId id, int number, @Nullable Spot above, int votes) {
        var spot = above == null
                ? new Spot(id, number, number, number == 1 ? 0 : votes)
                : new Spot(id, number, above.root(), above.rootVotes());
        remember(entry, spot);
        return spot;
    }

    private void remember(Entry entry, Spot spot) {
        spots.put(entry.key(), spot);
        if (aside == null && aside(entry)) {
            aside = spot;
        }
    }

    private boolean aside(Entry entry) {
        return entry.comment() && question.entry().key().equals(entry.parent());
    }
}
