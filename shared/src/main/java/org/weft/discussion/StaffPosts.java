package org.weft.discussion;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.session.Viewer;

/** Posts for staff, wherever they stand. That they are for its eyes the caller has found out. */
public final class StaffPosts {
    private final Jdbi jdbi;
    private final Forums forums;
    private final Pages pages;

    StaffPosts(Jdbi jdbi, Forums forums, Pages pages) {
        this.jdbi = jdbi;
        this.forums = forums;
        this.pages = pages;
    }

    /**
     * A post and where it stands.
     *
     * @param placement the key of one that shows it
     * @param here whether the viewer's own placement does
     */
    public record Placed(
            Post post,
            ThreadId thread,
            String title,
            @Nullable String placement,
            boolean here) {}

    /** @param places whose placements may lead there */
    public List<Placed> placed(Viewer viewer, List<Long> places, List<ContentId> ids) {
        Writing.requireStaff(viewer);
        var posts = pages.posts(viewer, ids).stream().collect(Collectors.toMap(Post::id, Function.identity()));
        var wanted = ids.stream().map(ContentId::value).toList();
        return jdbi.withExtension(StaffPostDao.class, dao -> dao.stand(viewer.organization(), places, wanted)).stream()
                .map(row -> new Placed(
                        Objects.requireNonNull(posts.get(row.post())),
                        row.thread(),
                        row.title(),
                        row.placement(),
                        row.forum().equals(forums.of(viewer))))
                .toList();
    }

    record Row(
            ContentId post,
            ThreadId thread,
            String title,
            ForumId forum,
            @Nullable String placement) {}

    @RegisterConstructorMapper(Row.class)
    interface StaffPostDao {
        @SqlQuery("""
                select po.id as post, t.id as thread, t.title, t.forum_id as forum,
                       (select l.key
                        from forum_placement fp
                        join placement l on l.organization_id = fp.organization_id and l.id = fp.placement_id
                        where fp.organization_id = t.organization_id and fp.forum_id = t.forum_id
                          and l.place_id = any(:places)
                        order by l.place_id <> c.place_id, l.id
                        limit 1) as placement
                from post po
                join content c on c.organization_id = po.organization_id and c.id = po.id
                join thread t on t.organization_id = po.organization_id and t.id = po.thread_id
                where po.organization_id = :organization and po.id = any(:posts)
                """)
        List<Row> stand(OrganizationId organization, List<Long> places, List<Long> posts);
    }
}
