package org.weft.search;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.content.Visibility;
import org.weft.discussion.Forums;
import org.weft.discussion.Kind;
import org.weft.discussion.Muted;
import org.weft.discussion.ReadablePosts;
import org.weft.discussion.ThreadId;
import org.weft.session.Viewer;
import org.weft.text.Texts;

/** Threads like one that is being written: with at least half of its words in the title or in the first post. */
public final class Similar {
    private static final int MOST = 5;
    private static final int MOST_CHARS = 300;
    private static final int MOST_WORDS = 20;
    /** The beginning of a longer word will do, so that one that is mistyped further on is found. */
    private static final int BEGINNING = 5;

    private static final String CANDIDATES = """
            (select d.post_id
             from search_document d
             join post po on po.organization_id = d.organization_id and po.id = d.post_id
             join content c on c.organization_id = d.organization_id and c.id = d.post_id
             join thread t on t.organization_id = d.organization_id and t.id = po.thread_id
             join forum f on f.organization_id = d.organization_id and f.id = t.forum_id
             where d.organization_id = :organization and d.forum_id = :forum and t.forum_id = :forum
               and po.number = 1 and %s and not %s and %s
             order by d.post_id desc
             limit 300)
            """;
    private static final String MUTED = Muted.sql(Visibility.Eye.VIEWER, Muted.Written.POST);
    private static final String SQL = """
            with candidate as materialized (
            """
            + candidates("d.title @@ cast(:any as tsquery)") + " union "
            + candidates("d.title is not null and d.words @@ cast(:all as tsquery)")
            + """
            ), matched as (
                select d.post_id, ts_rank('{0.1, 0.2, 0.6, 1}', d.words, cast(:rank as tsquery), 1) as rank,
                       (select count(*) from unnest(:words) word where d.words @@ cast(word as tsquery)) as words
                from candidate
                join search_document d on d.organization_id = :organization and d.post_id = candidate.post_id
            )
            select t.id as thread, po.id as post, t.title, t.kind, t.accepted_post_id is not null as accepted,
                   t.endorsed_posts > 0 as endorsed, t.people > 1 as answered, t.created_at
            from matched
            join post po on po.organization_id = :organization and po.id = matched.post_id
            join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
            where matched.words * 2 >= cardinality(:words)
            order by matched.words desc, matched.rank desc, po.id desc
            limit :limit
            """;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Forums forums;

    public Similar(Jdbi jdbi, Clock clock, Forums forums) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forums = forums;
    }

    /** A thread that is like it; {@code state} of a question. */
    record Like(
            ThreadId thread,
            ContentId post,
            List<Highlight.Part> title,
            Kind kind,
            @Nullable String state,
            Instant createdAt) {}

    private record Row(
            ThreadId thread,
            ContentId post,
            String title,
            String kind,
            boolean accepted,
            boolean endorsed,
            boolean answered,
            Instant createdAt) {}

    /** The most similar first; none for a title without words that tell anything. */
    List<Like> to(Viewer viewer, String title) {
        var line = Texts.line(title);
        var words = Words.of(line.substring(0, Math.min(MOST_CHARS, line.length()))).stream()
                .map(Words.Word::folded)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        return words.isEmpty() ? List.of() : find(viewer, words);
    }

    private List<Like> find(Viewer viewer, List<String> words) {
        return jdbi.inTransaction(handle -> {
            var dao = handle.attach(SearchDao.class);
            dao.planAfresh();
            var stems = Search.stems(dao, viewer, words);
            var forms = Sought.of(words.stream().map(Similar::term).toList(), stems);
            var each = forms.phrases().stream().map(Similar::begun).toList();
            var forum = forums.of(viewer);
            var mark = "'" + Vector.forum(forum.value()) + "' & ";
            var highlight = new Highlight(forms);
            return handle
                    .createQuery(SQL)
                    .bindMap(viewer.bindings())
                    .bind("now", clock.instant())
                    .bind("forum", forum)
                    .bind("any", mark + "(" + String.join(" | ", each) + ")")
                    .bind("all", mark + "(" + String.join(" & ", each) + ")")
                    .bind("rank", String.join(" | ", each))
                    .bind("words", each.toArray(String[]::new))
                    .bind("limit", MOST)
                    .mapTo(Row.class)
                    .list()
                    .stream()
                    .map(row -> like(row, highlight))
                    .collect(Collectors.toList());
        });
    }

    private static String candidates(String words) {
        return CANDIDATES.formatted(ReadablePosts.SQL, MUTED, words);
    }

    private static Asked.Term term(String word) {
        return new Asked.Term(List.of(word), false, false, false);
    }

    private static String begun(Sought.Phrase phrase) {
        var forms = phrase.words().get(0);
        var begun = new LinkedHashSet<>(forms.begun());
        forms.whole().stream()
                .filter(word -> word.length() > BEGINNING)
                .forEach(word -> begun.add(word.substring(0, BEGINNING)));
        return new Sought.Phrase(List.of(new Sought.Forms(forms.whole(), begun)), false).sql();
    }

    private static Like like(Row row, Highlight highlight) {
        var kind = Kind.fromString(row.kind());
        var state =
                row.accepted() ? "accepted" : row.endorsed() ? "endorsed" : row.answered() ? "answered" : "unanswered";
        return new Like(
                row.thread(),
                row.post(),
                highlight.whole(row.title()),
                kind,
                kind == Kind.QUESTION ? state : null,
                row.createdAt());
    }
}
