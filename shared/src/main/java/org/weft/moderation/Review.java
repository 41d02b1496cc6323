package org.weft.moderation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Cursor;
import org.weft.content.ContentId;
import org.weft.discussion.Author;
import org.weft.discussion.Discussion;
import org.weft.discussion.HeldId;
import org.weft.discussion.Post;
import org.weft.discussion.StaffPosts;
import org.weft.discussion.ThreadId;
import org.weft.places.PlaceId;
import org.weft.places.Role;
import org.weft.session.Viewer;

/** What waits for staff: flagged posts, and what isn't written yet. Oldest first, of one place or of all of theirs. */
public final class Review {
    private static final int SIZE = 30;
    private static final Cursor START = Cursor.of(Instant.EPOCH, "-", 0);

    private final Jdbi jdbi;
    private final Desks desks;
    private final Discussion discussion;

    public Review(Jdbi jdbi, Desks desks, Discussion discussion) {
        this.jdbi = jdbi;
        this.desks = desks;
        this.discussion = discussion;
    }

    /** One flag, without who raised it. */
    record Flag(String reason, @Nullable String note, Instant at) {}

    /**
     * What isn't written yet.
     *
     * @param kind {@code thread}, {@code reply} or {@code edit}
     * @param author null for one who hides their name
     * @param cause {@code first} or {@code word}
     */
    record Waiting(
            HeldId id,
            String kind,
            @Nullable ContentId post,
            @Nullable Author author,
            @Nullable String title,
            String html,
            boolean math,
            String cause,
            @Nullable String word,
            Instant at) {}

    /**
     * A post with its flags, or what waits to be one.
     *
     * @param place whose staff is asked
     * @param placement leads there; null when no page of the place shows it any more
     */
    record Item(
            @Nullable Post post,
            @Nullable ThreadId thread,
            @Nullable String title,
            @Nullable String placement,
            boolean here,
            PlaceId place,
            String placeTitle,
            List<Flag> flags,
            @Nullable Waiting held) {}

    /** @param places of how many the viewer is staff */
    record Queue(List<Item> items, @Nullable String next, int places) {}

    Queue queue(Viewer viewer, boolean everywhere, @Nullable String cursor) {
        Desks.requireStaff(viewer);
        var from = cursor == null ? START : Cursor.parse(cursor, 3);
        var mine = desks.of(viewer);
        var places = everywhere ? mine : List.of(viewer.place().value());
        var found = jdbi.withExtension(
                ReviewDao.class,
                dao -> dao.queue(
                        viewer.organization(),
                        places,
                        from.time(0),
                        from.parts().get(1),
                        from.number(2),
                        SIZE + 1));
        var shown = found.subList(0, Math.min(SIZE, found.size()));
        var last = found.size() > SIZE ? shown.get(SIZE - 1) : null;
        var next = last == null
                ? null
                : Cursor.of(last.at(), last.kind(), last.id()).toString();
        return new Queue(items(viewer, places, shown), next, mine.size());
    }

    private List<Item> items(Viewer viewer, List<Long> places, List<ReviewDao.Entry> entries) {
        var posts = ids(entries, "flagged");
        var flags = flags(viewer, places, posts);
        var placed =
                discussion
                        .staffPosts()
                        .placed(
                                viewer,
                                places,
                                posts.stream().map(ContentId::new).toList())
                        .stream()
                        .collect(Collectors.toMap(each -> each.post().id().value(), each -> each));
        var held =
                jdbi
                        .withExtension(ReviewDao.class, dao -> dao.held(viewer.organization(), ids(entries, "held")))
                        .stream()
                        .collect(Collectors.toMap(row -> row.id().value(), row -> row));
        var items = new ArrayList<Item>();
        for (var entry : entries) {
            // Between the queries somebody else may have decided.
            var post = entry.kind().equals("flagged") ? placed.get(entry.id()) : null;
            var waits = entry.kind().equals("held") ? held.get(entry.id()) : null;
            if (post != null && flags.containsKey(entry.id())) {
                items.add(item(entry, post, Objects.requireNonNull(flags.get(entry.id()))));
            } else if (waits != null) {
                items.add(item(viewer, entry, waits));
            }
        }
        return items;
    }

    private Map<Long, List<Flag>> flags(Viewer viewer, List<Long> places, List<Long> posts) {
        return jdbi.withExtension(ReviewDao.class, dao -> dao.flags(viewer.organization(), places, posts)).stream()
                .collect(Collectors.groupingBy(
                        row -> row.contentId().value(),
                        Collectors.mapping(row -> new Flag(row.reason(), row.note(), row.at()), Collectors.toList())));
    }

    private static Item item(ReviewDao.Entry entry, StaffPosts.Placed placed, List<Flag> flags) {
        return new Item(
                placed.post(),
                placed.thread(),
                placed.title(),
                placed.placement(),
                placed.here(),
                entry.place(),
                entry.placeTitle(),
                flags,
                null);
    }

    private Item item(Viewer viewer, ReviewDao.Entry entry, ReviewDao.HeldRow row) {
        var author = row.anonymous() ? null : new Author(row.author(), row.name(), Role.fromString(row.role()), null);
        return new Item(
                null,
                row.thread(),
                row.threadTitle(),
                row.placement(),
                row.forum().equals(discussion.forums().of(viewer)),
                entry.place(),
                entry.placeTitle(),
                List.of(),
                new Waiting(
                        row.id(),
                        row.kind(),
                        row.post(),
                        author,
                        row.title(),
                        row.html(),
                        row.math(),
                        row.cause(),
                        row.word(),
                        row.at()));
    }

    private static List<Long> ids(List<ReviewDao.Entry> entries, String kind) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(ReviewDao.Entry::id)
                .toList();
    }
}
