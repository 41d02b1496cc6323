package org.weft.privacy;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.weft.people.OrganizationId;

/** What others wrote with calls to somebody, in pages by id; {@code call} is a pattern of PostgreSQL's. */
@RegisterConstructorMapper(CallsDao.Text.class)
interface CallsDao {
    /**
     * A text and what it was rendered as.
     *
     * @param excerpt how it begins in lists, of what opens a thread; else not looked at
     * @param request what was sent, as JSON, of what waits; else not looked at
     */
    record Text(long id, String source, String html, String excerpt, String request) {}

    @SqlQuery("""
            select id, source, html, '' as excerpt, '' as request
            from post
            where organization_id = :organization and id > :after and source ~ :call
            order by id
            limit :limit
            for no key update
            """)
    List<Text> posts(OrganizationId organization, String call, long after, int limit);

    @SqlBatch("""
            update post
            set source = :t.source, html = :t.html, version = version + 1
            where organization_id = :organization and id = :t.id
            """)
    void setPosts(OrganizationId organization, @BindMethods("t") List<Text> texts);

    @SqlBatch("""
            update thread
            set excerpt = :t.excerpt
            where organization_id = :organization and first_post_id = :t.id
            """)
    void setExcerpts(OrganizationId organization, @BindMethods("t") List<Text> texts);

    @SqlQuery("""
            select id, source, html, '' as excerpt, request::text as request
            from held
            where organization_id = :organization and id > :after and source ~ :call
            order by id
            limit :limit
            for update
            """)
    List<Text> held(OrganizationId organization, String call, long after, int limit);

    @SqlBatch("""
            update held
            set source = :t.source, html = :t.html, request = cast(:t.request as jsonb)
            where organization_id = :organization and id = :t.id
            """)
    void setHeld(OrganizationId organization, @BindMethods("t") List<Text> texts);
}
