package org.weft.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Event;
import org.weft.base.Cursor;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.discussion.Audience;
import org.weft.discussion.Author;
import org.weft.discussion.ForumId;
import org.weft.discussion.Forums;
import org.weft.discussion.Kind;
import org.weft.discussion.ThreadId;
import org.weft.people.PersonId;
import org.weft.session.Viewer;
import org.weft.text.Texts;

/** Finds posts in the forum of a page, or in all that the course shows. Nobody finds what they couldn't read. */
public final class Search implements AutoCloseable {
    private static final int SIZE = 20;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Forums forums;
    private final Index index;

    public Search(Jdbi jdbi, Clock clock, Forums forums) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forums = forums;
        this.index = new Index(jdbi);
    }

    /**
     * What is wanted.
     *
     * @param everywhere in all forums that the place shows
     * @param zone in which days begin, for example {@code Europe/Madrid}; null for UTC
     */
    record Wanted(
            String typed,
            boolean everywhere,
            @Nullable String cursor,
            @Nullable String zone) {}

    /**
     * The best of what was found first.
     *
     * @param total how many there are; with {@code more} at least
     */
    record Page(List<Found> results, @Nullable String next, int total, boolean more) {}

    /** Begins with what was imported or left behind before. */
    public void start() {
        index.wake();
    }

    /** Something happened that may have changed what posts say. */
    public void hear(Event event) {
        index.wake();
    }

    /** Returns when all that was written before can be found. */
    public void catchUp() {
        index.catchUp();
    }

    @Override
    public void close() {
        index.close();
    }

    /** @throws Refusal.Invalid {@code search-empty}, {@code search-too-long}, {@code search-invalid} */
    Page find(Viewer viewer, Wanted wanted) {
        var asked = Asked.read(wanted.typed());
        var cursor = wanted.cursor() == null ? null : Cursor.parse(wanted.cursor(), 2);
        return jdbi.inTransaction(handle -> {
            var dao = handle.attach(SearchDao.class);
            dao.planAfresh();
            var searched = wanted.everywhere()
                    ? dao.forums(viewer.organization(), viewer.place())
                    : List.of(forums.of(viewer));
            var sought = sought(dao, viewer, asked);
            var query = new SearchQuery(
                    viewer, asked, sought, searched, authors(handle, viewer, asked, searched), zone(wanted.zone()));
            var rows = handle.createQuery(query.sql())
                    .bindMap(query.bindings())
                    .bind("now", clock.instant())
                    .bind("forum", forums.of(viewer))
                    .bind("score", cursor == null ? Long.MAX_VALUE : cursor.number(0))
                    .bind("after", cursor == null ? Long.MAX_VALUE : cursor.number(1))
                    .bind("limit", SIZE + 1)
                    .map((row, context) -> row(row, new Highlight(sought)))
                    .list();
            return page(rows);
        });
    }

    private record Row(Found found, long score, int total) {}

    private static Page page(List<Row> rows) {
        var shown = rows.subList(0, Math.min(SIZE, rows.size()));
        var last = rows.size() > SIZE ? rows.get(SIZE - 1) : null;
        int total = rows.isEmpty() ? 0 : rows.get(0).total();
        return new Page(
                shown.stream().map(Row::found).toList(),
                last == null
                        ? null
                        : Cursor.of(last.score(), last.found().post().value()).toString(),
                total,
                total >= SearchQuery.MOST_POSTS);
    }

    private static Sought sought(SearchDao dao, Viewer viewer, Asked asked) {
        var words = asked.terms().stream()
                .filter(term -> !term.not() && !term.exact())
                .flatMap(term -> term.words().stream())
                .distinct()
                .toList();
        return Sought.of(asked.terms(), words.isEmpty() ? List.of() : stems(dao, viewer, words));
    }

    static List<Sought.Stem> stems(SearchDao dao, Viewer viewer, List<String> words) {
        return dao.stems(words, Language.dictionaries(viewer.locale())).stream()
                .map(lexeme -> new Sought.Stem(
                        lexeme.word(), lexeme.stems(), lexeme.stems().isEmpty()))
                .toList();
    }

    private static Map<String, List<Long>> authors(Handle handle, Viewer viewer, Asked asked, List<ForumId> searched) {
        return asked.filters().stream()
                .filter(filter -> filter.operator() == Operator.AUTHOR)
                .map(Asked.Filter::value)
                .distinct()
                .limit(3)
                .collect(Collectors.toMap(name -> name, name -> people(handle, viewer, name, searched)));
    }

    /** By name, or by an id as in {@code author:#12}. */
    private static List<Long> people(Handle handle, Viewer viewer, String name, List<ForumId> searched) {
        return name.matches("#[0-9]{1,18}")
                ? List.of(Long.valueOf(name.substring(1)))
                : handle.attach(SearchDao.class).people(viewer.organization(), viewer.place(), searched, pattern(name));
    }

    private static String pattern(String name) {
        return name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static ZoneId zone(@Nullable String id) {
        try {
            return id == null ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static Row row(ResultSet row, Highlight highlight) throws SQLException {
        var post = new ContentId(row.getLong("post"));
        var kind = Kind.fromString(row.getString("kind"));
        long accepted = row.getLong("accepted_post_id");
        var found = new Found(
                post,
                new ThreadId(row.getLong("thread")),
                row.getInt("number"),
                kind,
                kind == Kind.QUESTION ? state(row, accepted != 0) : null,
                Audience.fromString(row.getString("audience")),
                Author.of(
                        new PersonId(row.getLong("author_id")),
                        row.getString("name"),
                        row.getString("role"),
                        row.getObject("alias", Integer.class),
                        row.getBoolean("known")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                accepted == post.value(),
                highlight.whole(row.getString("title")),
                highlight.excerpt(Texts.plain(row.getString("html"))),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getString("placement"),
                row.getString("page"));
        return new Row(found, row.getLong("score"), row.getInt("total"));
    }

    private static String state(ResultSet row, boolean accepted) throws SQLException {
        return accepted
                ? "accepted"
                : row.getInt("endorsed_posts") > 0 ? "endorsed" : row.getInt("people") > 1 ? "answered" : "unanswered";
    }
}
