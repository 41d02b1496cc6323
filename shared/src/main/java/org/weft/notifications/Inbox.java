package org.weft.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Cursor;
import org.weft.content.ContentId;
import org.weft.discussion.Author;
import org.weft.discussion.Discussion;
import org.weft.session.FirstState;
import org.weft.session.Viewer;

/** What a person should know, in all their places: what they may see now, the newest first, one entry for a thread. */
public final class Inbox implements FirstState {
    private static final Duration KEPT = Duration.ofDays(90);
    /** Notifications on a page, before those of one thread become one entry. */
    private static final int SIZE = 60;

    private static final int MOST_COUNTED = 100;
    private static final int NAMES = 3;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Discussion discussion;

    public Inbox(Jdbi jdbi, Clock clock, Discussion discussion) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.discussion = discussion;
    }

    /**
     * News of a thread, for one reason.
     *
     * @param post the oldest that is new, to go on reading from; the newest when none is
     * @param authors of up to three posts, the newest first, each once
     * @param count of posts
     * @param unread whether there is any that the person has neither read nor been told of
     * @param place title of the place when it isn't the viewer's own
     * @param placement the key of one that leads there; null when the post stands in the viewer's discussion
     */
    record Entry(
            String thread,
            String title,
            Reason reason,
            ContentId post,
            List<Author> authors,
            int count,
            Instant at,
            boolean unread,
            @Nullable String place,
            @Nullable String placement) {}

    /** @param next where the page after this begins; null when this is the last */
    record Page(List<Entry> entries, @Nullable String next, int unread) {}

    @Override
    public Map<String, Object> of(Viewer viewer, @Nullable ContentId target) {
        return Map.of("notifications", unread(viewer));
    }

    /** Threads with news, up to a hundred. */
    int unread(Viewer viewer) {
        return InboxSql.unread(jdbi, viewer, clock.instant(), MOST_COUNTED);
    }

    Page page(Viewer viewer, @Nullable String cursor) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.parse(cursor, 1).number(0);
        var rows = InboxSql.page(jdbi, viewer, discussion.forums().of(viewer), before, clock.instant(), SIZE + 1);
        var shown = rows.subList(0, Math.min(SIZE, rows.size()));
        var next = rows.size() > SIZE ? Cursor.of(shown.get(SIZE - 1).id()).toString() : null;
        return new Page(entries(shown), next, unread(viewer));
    }

    private static List<Entry> entries(List<InboxSql.Row> rows) {
        Map<String, List<InboxSql.Row>> together = new LinkedHashMap<>();
        for (var row : rows) {
            together.computeIfAbsent(row.thread() + " " + row.reason() + " " + row.unread(), key -> new ArrayList<>())
                    .add(row);
        }
        return together.values().stream().map(Inbox::entry).toList();
    }

    private static Entry entry(List<InboxSql.Row> rows) {
        var newest = rows.get(0);
        var first = newest.unread() ? rows.get(rows.size() - 1) : newest;
        return new Entry(
                newest.thread(),
                newest.title(),
                Reason.fromString(newest.reason()),
                first.post(),
                rows.stream()
                        .map(row -> row.by().author())
                        .distinct()
                        .limit(NAMES)
                        .toList(),
                rows.size(),
                newest.at(),
                newest.unread(),
                newest.placeTitle(),
                newest.placement());
    }

    /** Everything that is there now, of one thread or of all. */
    void read(Viewer viewer, @Nullable ContentId post) {
        jdbi.useExtension(
                InboxDao.class, dao -> dao.read(viewer.organization(), viewer.person(), post, clock.instant()));
    }

    /** Removes what is older than three months; a job. */
    public void purge() {
        jdbi.useExtension(InboxDao.class, dao -> dao.purge(clock.instant().minus(KEPT)));
    }
}
