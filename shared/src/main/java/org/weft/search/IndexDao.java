package org.weft.search;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Over all organizations, each post with its own: what is in the queue is indexed in its turn. */
@RegisterConstructorMapper(IndexDao.Queued.class)
@RegisterConstructorMapper(IndexDao.Text.class)
interface IndexDao {
    /** One change of a post. */
    record Queued(long organizationId, long id, long postId) {}

    /**
     * What is found of a post.
     *
     * @param title of its thread, with {@code tags}, when it opens one; else the one it had before, or empty
     */
    record Text(
            long organizationId,
            long id,
            long forumId,
            long authorId,
            boolean named,
            int number,
            String title,
            List<String> tags,
            String html) {}

    @SqlQuery("""
            select pg_advisory_xact_lock(hashtextextended('weft search', 0)) is null
            """)
    boolean beAlone();

    @SqlQuery("""
            select organization_id, id, post_id
            from search_queue
            limit :limit
            """)
    List<Queued> queued(int limit);

    @SqlQuery("""
            select p.organization_id, p.id, t.forum_id, c.author_id, c.alias is null as named, p.number,
                   case when p.number = 1 then t.title else coalesce(p.title, '') end as title,
                   case when p.number = 1 then t.tags else '{}' end as tags, p.html
            from (select distinct organization_id, id
                  from unnest(:organizations, :posts) as queued (organization_id, id)) wanted
            join post p on p.organization_id = wanted.organization_id and p.id = wanted.id
            join content c on c.organization_id = p.organization_id and c.id = p.id
            join thread t on t.organization_id = p.organization_id and t.id = p.thread_id
            """)
    List<Text> texts(List<Long> organizations, List<Long> posts);

    /** An empty title is none. A post that is removed at this moment is locked or passed over. */
    @SqlUpdate("""
            with put as (
                select *
                from unnest(:organizations, :posts, :forums, :words, :titles)
                    as put (organization_id, post_id, forum_id, words, title)
            ), there as (
                select p.organization_id, p.id
                from put
                join post p on p.organization_id = put.organization_id and p.id = put.post_id
                for key share of p
            )
            insert into search_document (organization_id, post_id, forum_id, words, title)
            select put.organization_id, put.post_id, put.forum_id, cast(put.words as tsvector),
                   cast(nullif(put.title, '') as tsvector)
            from put
            join there on there.organization_id = put.organization_id and there.id = put.post_id
            on conflict (organization_id, post_id)
            do update set forum_id = excluded.forum_id, words = excluded.words, title = excluded.title
            """)
    void put(List<Long> organizations, List<Long> posts, List<Long> forums, List<String> words, List<String> titles);

    @SqlUpdate("""
            delete from search_queue q
            using unnest(:organizations, :ids) as done (organization_id, id)
            where q.organization_id = done.organization_id and q.id = done.id
            """)
    void done(List<Long> organizations, List<Long> ids);
}
