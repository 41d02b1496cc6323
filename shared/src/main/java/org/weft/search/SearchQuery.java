package org.weft.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.weft.content.Visibility;
import org.weft.discussion.ForumId;
import org.weft.discussion.Muted;
import org.weft.discussion.ReadablePosts;
import org.weft.session.Viewer;

/**
 * What was asked as one SQL statement. It ranks the newest of the posts that the viewer may read and that match, and
 * beside these the newest with a matching title, so that a word which is everywhere doesn't cost more than others.
 */
final class SearchQuery {
    static final int MOST_POSTS = 700;
    private static final int MOST_TITLES = 300;

    /** A difference of one is e times the rank; two years of age weigh as much. */
    private static final String SCORE = """
            round(1e6 * (%s + case when accepted then 0.7 when endorsed then 0.5 else 0 end
                         + extract(epoch from created_at) / 6.3e7))::bigint
            """;

    private static final String RANK = "ln(ts_rank('{0.1, 0.2, 0.6, 1}', words, cast(:rank as tsquery), 1) + 1e-4)";

    private static final String MATCHING = """
            select d.post_id, d.words, c.created_at, po.endorsed_by is not null as endorsed,
                   t.accepted_post_id is not distinct from po.id as accepted
            from search_document d
            join post po on po.organization_id = d.organization_id and po.id = d.post_id
            join content c on c.organization_id = d.organization_id and c.id = d.post_id
            join thread t on t.organization_id = d.organization_id and t.id = po.thread_id
            join forum f on f.organization_id = d.organization_id and f.id = t.forum_id
            left join reading r on r.organization_id = t.organization_id and r.thread_id = t.id
                and r.person_id = :viewer
            where d.organization_id = :organization and d.forum_id = any(:forums) and t.forum_id = any(:forums)
              and %s
            """.formatted(ReadablePosts.SQL);

    /** Whoever looks for an author by name finds them all the same. */
    private static final String MUTED = Muted.sql(Visibility.Eye.VIEWER, Muted.Written.POST);

    private static final String FOUND = """
            with found as (
                %s
            ), each_once as (
                select distinct on (post_id) post_id, words, created_at, endorsed, accepted
                from found
            ), ranked as (
                select post_id, %s as score, count(*) over () as total
                from each_once
            ), page as (
                select post_id, score, total
                from ranked
                where (score, post_id) < (:score, :after)
                order by score desc, post_id desc
                limit :limit
            )
            select po.id as post, t.id as thread, po.number, t.kind, t.audience, t.title, po.html, c.author_id,
                   pe.name, m.role, c.alias, %s as known, c.created_at, t.accepted_post_id, t.endorsed_posts, t.people,
                   t.tags, l.key as placement, l.title as page, page.score, page.total
            from page
            join post po on po.organization_id = :organization and po.id = page.post_id
            join content c on c.organization_id = po.organization_id and c.id = po.id
            join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
            join person pe on pe.organization_id = c.organization_id and pe.id = c.author_id
            left join member m on m.organization_id = c.organization_id and m.place_id = c.place_id
                and m.person_id = c.author_id
            left join lateral (
                select l.key, l.title
                from forum_placement fp
                join placement l on l.organization_id = fp.organization_id and l.id = fp.placement_id
                where fp.organization_id = t.organization_id and fp.forum_id = t.forum_id and l.place_id = :place
                order by l.id
                limit 1) l on t.forum_id <> :forum
            order by page.score desc, page.post_id desc
            """;

    private final Asked asked;
    private final Sought sought;
    private final Map<String, Object> bindings = new LinkedHashMap<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();

    /**
     * @param forums that are searched; {@code here} is that of the page
     * @param authors ids of people, for each filter by author
     */
    SearchQuery(
            Viewer viewer,
            Asked asked,
            Sought sought,
            List<ForumId> forums,
            Map<String, List<Long>> authors,
            ZoneId zone) {
        this.asked = asked;
        this.sought = sought;
        bindings.putAll(viewer.bindings());
        bindings.put("forums", forums.stream().map(ForumId::value).toArray(Long[]::new));
        marks.add(forums.stream()
                .map(forum -> quoted(Vector.forum(forum.value())))
                .collect(Collectors.joining(" | ", "(", ")")));
        if (asked.filters().stream().noneMatch(filter -> filter.operator() == Operator.AUTHOR && !filter.not())) {
            conditions.add("not " + MUTED);
        }
        for (var filter : asked.filters()) {
            conditions.add((filter.not() ? "not " : "") + condition(viewer, filter, authors, zone));
        }
        if (asked.aboutThreads()) {
            conditions.add("po.number = 1");
        }
        var all = sought.all();
        bindings.put("query", String.join(" & ", marks) + (all.isEmpty() ? "" : " & " + all));
        bindings.put("rank", sought.rank());
    }

    String sql() {
        boolean ranked = asked.hasWords();
        return FOUND.formatted(
                ranked ? matching(true) + " union all " + matching(false) : matching(false),
                SCORE.formatted(ranked ? RANK : "0"),
                Visibility.known("c.place_id", "c.author_id"));
    }

    /** For {@link #sql}, but for {@code now}, {@code forum}, {@code score}, {@code after} and {@code limit}. */
    Map<String, Object> bindings() {
        return bindings;
    }

    private String matching(boolean titles) {
        boolean byWords = !sought.phrases().isEmpty() || marks.size() > 1;
        return "(" + MATCHING
                + (titles ? " and d.title @@ cast(:query as tsquery)" : "")
                + (byWords ? " and d.words @@ cast(:query as tsquery)" : "")
                + conditions.stream().map(condition -> " and " + condition).collect(Collectors.joining())
                + " order by d.post_id desc limit " + (titles ? MOST_TITLES : MOST_POSTS) + ")";
    }

    private String condition(Viewer viewer, Asked.Filter filter, Map<String, List<Long>> authors, ZoneId zone) {
        var name = "value" + bindings.size();
        return switch (filter.operator()) {
            case AUTHOR -> author(viewer, filter, authors.getOrDefault(filter.value(), List.of()), name);
            case TAG -> {
                bindings.put(name, filter.value());
                yield "(t.tags @> array[cast(:" + name + " as text)])";
            }
            case IS -> state(filter.value());
            case BEFORE -> {
                bindings.put(name, day(filter, zone));
                yield "(c.created_at < :" + name + ")";
            }
            case AFTER -> {
                bindings.put(name, day(filter, zone));
                yield "(c.created_at >= :" + name + ")";
            }
        };
    }

    /** Whoever hid their name is found by nobody else; nobody is by a name that people here don't know. */
    private String author(Viewer viewer, Asked.Filter filter, List<Long> people, String name) {
        if (filter.value().equalsIgnoreCase("me")) {
            long me = viewer.person().value();
            mark(filter, List.of(Vector.named(me), Vector.nameless(me)));
            return "(c.author_id = :viewer)";
        }
        mark(filter, people.stream().map(Vector::named).toList());
        bindings.put(name, people.toArray(Long[]::new));
        return "(c.alias is null and c.author_id = any(:" + name + ") and "
                + Visibility.known("c.place_id", "c.author_id") + ")";
    }

    /** So that few posts among many are found by the index. */
    private void mark(Asked.Filter filter, List<String> words) {
        if (!filter.not() && !words.isEmpty()) {
            marks.add(words.stream().map(SearchQuery::quoted).collect(Collectors.joining(" | ", "(", ")")));
        }
    }

    private static String state(String word) {
        return switch (word) {
            case "unanswered" ->
                "(t.kind = 'question' and t.accepted_post_id is null and t.endorsed_posts = 0"
                        + " and t.people = 1 and t.duplicate_of is null)";
            case "accepted" -> "(t.accepted_post_id is not null)";
            case "question" -> "(t.kind = 'question')";
            default -> "(not coalesce(r.numbers, '{}') @> po.number)";
        };
    }

    private static Instant day(Asked.Filter filter, ZoneId zone) {
        return LocalDate.parse(filter.value()).atStartOfDay(zone).toInstant();
    }

    private static String quoted(String mark) {
        return "'" + mark + "'";
    }
}
