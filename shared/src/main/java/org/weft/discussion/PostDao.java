package org.weft.discussion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

@RegisterConstructorMapper(PostDao.Counted.class)
@RegisterConstructorMapper(PostDao.Source.class)
interface PostDao {
    /** Votes of a post that is locked, and where it stands. */
    record Counted(int votes, ThreadId threadId, int number, int rootNumber) {}

    /** What somebody typed. */
    record Source(String source, String format) {}

    @SqlQuery("""
            select source, format
            from post
            where organization_id = :organization and id = :post
            """)
    Source source(OrganizationId organization, ContentId post);

    @SqlUpdate("""
            update content
            set state = 'deleted', deleted_at = :at, deleted_by = :by
            where organization_id = :organization and id = :post and state = 'visible'
            """)
    int delete(OrganizationId organization, ContentId post, PersonId by, Instant at);

    @SqlUpdate("""
            update content
            set state = 'hidden', state_reason = :reason, deleted_at = :at, deleted_by = :by
            where organization_id = :organization and id = :post
              and (state = 'visible' or (state = 'hidden' and deleted_by is null))
            """)
    int hide(OrganizationId organization, ContentId post, PersonId by, String reason, Instant at);

    @SqlUpdate("""
            update content
            set state = 'hidden', deleted_at = :at
            where organization_id = :organization and id = :post and state = 'visible'
            """)
    int hideFlagged(OrganizationId organization, ContentId post, Instant at);

    @SqlUpdate("""
            update content
            set state = 'visible', deleted_at = null
            where organization_id = :organization and id = :post and state = 'hidden' and deleted_by is null
            """)
    int showFlagged(OrganizationId organization, ContentId post);

    @SqlUpdate("""
            update thread
            set hidden = :hidden
            where organization_id = :organization and first_post_id = :post
            """)
    void hideThread(OrganizationId organization, ContentId post, boolean hidden);

    @SqlUpdate("""
            update content
            set state = 'visible', state_reason = null, deleted_at = null, deleted_by = null
            where organization_id = :organization and id = :post and state <> 'visible'
              and (:staff or (state = 'deleted' and author_id = :by and deleted_at > :notBefore))
            """)
    int restore(OrganizationId organization, ContentId post, PersonId by, boolean staff, Instant notBefore);

    /** What an answer did for a question is undone once: who answered, what is accepted and endorsed. */
    @SqlUpdate("""
            with its as (
                select p.thread_id as thread, c.author_id as author, coalesce(c.alias, 0) as alias
                from post p
                join content c on c.organization_id = p.organization_id and c.id = p.id
                where p.organization_id = :organization and p.id = :post
            ), gone as (
                delete from thread_person
                using its
                where organization_id = :organization and thread_id = thread and person_id = author
                  and thread_person.alias = its.alias
                  and not exists (
                      select from post o
                      join content c on c.organization_id = o.organization_id and c.id = o.id
                      where o.organization_id = :organization and o.thread_id = thread
                        and c.author_id = author and coalesce(c.alias, 0) = its.alias
                        and (c.state = 'visible' or o.number = 1))
                returning 1
            )
            update thread t
            set deleted_numbers = deleted_numbers + int4multirange(int4range(p.number, p.number + 1)),
                people = people - (select count(*) from gone),
                endorsed_posts = endorsed_posts - (p.number > 1 and p.endorsed_by is not null)::int,
                accepted_by = case when accepted_post_id = p.id then null else accepted_by end,
                accepted_post_id = nullif(accepted_post_id, p.id)
            from post p
            where t.organization_id = :organization and t.id = p.thread_id
              and p.organization_id = :organization and p.id = :post
              and not t.deleted_numbers @> p.number
            """)
    void countOut(OrganizationId organization, ContentId post);

    /** The reverse, but for an acceptance. */
    @SqlUpdate("""
            with back as (
                insert into thread_person (organization_id, thread_id, person_id, alias)
                select p.organization_id, p.thread_id, c.author_id, coalesce(c.alias, 0)
                from post p
                join content c on c.organization_id = p.organization_id and c.id = p.id
                where p.organization_id = :organization and p.id = :post
                on conflict do nothing
                returning 1
            )
            update thread t
            set deleted_numbers = deleted_numbers - int4multirange(int4range(p.number, p.number + 1)),
                people = people + (select count(*) from back),
                endorsed_posts = endorsed_posts + (p.number > 1 and p.endorsed_by is not null)::int
            from post p
            where t.organization_id = :organization and t.id = p.thread_id
              and p.organization_id = :organization and p.id = :post
              and t.deleted_numbers @> p.number
            """)
    void countIn(OrganizationId organization, ContentId post);

    @SqlUpdate("""
            insert into vote (organization_id, post_id, person_id, at)
            values (:organization, :post, :person, :at)
            on conflict do nothing
            """)
    int vote(OrganizationId organization, ContentId post, PersonId person, Instant at);

    @SqlUpdate("""
            delete from vote
            where organization_id = :organization and post_id = :post and person_id = :person
            """)
    int unvote(OrganizationId organization, ContentId post, PersonId person);

    @SqlQuery("""
            update post
            set votes = votes + :change
            where organization_id = :organization and id = :post
            returning votes, thread_id, number, root_number
            """)
    Counted countVote(OrganizationId organization, ContentId post, int change);

    @SqlUpdate("""
            update post
            set root_votes = :votes
            where organization_id = :organization and thread_id = :thread and root_number = :rootNumber
            """)
    void rankBranch(OrganizationId organization, ThreadId thread, int rootNumber, int votes);

    @SqlUpdate("""
            update thread
            set votes = :votes
            where organization_id = :organization and id = :thread
            """)
    void countThreadVotes(OrganizationId organization, ThreadId thread, int votes);

    @SqlQuery("""
            select votes, thread_id, number, root_number
            from post
            where organization_id = :organization and id = :post
            """)
    Counted votes(OrganizationId organization, ContentId post);

    /** Empty when it changes nothing. */
    @SqlQuery("""
            update post
            set endorsed_by = :by
            where organization_id = :organization and id = :post
              and endorsed_by is distinct from :by and (endorsed_by is null or cast(:by as bigint) is null)
            returning votes, thread_id, number, root_number
            """)
    Optional<Counted> endorse(OrganizationId organization, ContentId post, @Nullable PersonId by);

    @SqlUpdate("""
            update thread
            set endorsed_posts = endorsed_posts + :change
            where organization_id = :organization and id = :thread
            """)
    void countEndorsement(OrganizationId organization, ThreadId thread, int change);

    @SqlQuery("""
            select pe.name
            from vote v
            join person pe on pe.organization_id = v.organization_id and pe.id = v.person_id
            join content c on c.organization_id = v.organization_id and c.id = v.post_id
            where v.organization_id = :organization and v.post_id = :post and c.alias is null
              and exists (
                  select from member h
                  where h.organization_id = v.organization_id and h.place_id = :place and h.person_id = v.person_id)
            order by v.at
            limit 100
            """)
    List<String> voters(OrganizationId organization, PlaceId place, ContentId post);
}
