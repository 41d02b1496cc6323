package org.weft.discussion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;

@RegisterConstructorMapper(Sharing.Choice.class)
@RegisterConstructorMapper(Sharing.Guest.class)
interface SharingDao {
    @SqlQuery("""
            select p.id, p.title
            from forum_reach r
            join place p on p.organization_id = r.organization_id and p.id = r.place_id
            where r.organization_id = :organization and r.forum_id = :forum and r.place_id <> :place
            order by p.title, p.id
            limit 50
            """)
    List<Sharing.Guest> others(OrganizationId organization, ForumId forum, PlaceId place);

    @SqlQuery("""
            select exists (
                select from forum
                where organization_id = :organization and id = :forum and place_id = :place)
            """)
    boolean home(OrganizationId organization, ForumId forum, PlaceId place);

    @SqlQuery("""
            select own_forum_id is null or own_forum_id = forum_id
            from forum_placement
            where organization_id = :organization and placement_id = :placement
            """)
    boolean own(OrganizationId organization, PlacementId placement);

    /** Where the person is staff, one for each forum, with its newest thread: many pages have the same title. */
    @SqlQuery("""
            select placement, title, place, here,
                   (select t.title
                    from thread t
                    join content c on c.organization_id = t.organization_id and c.id = t.first_post_id
                    where t.organization_id = :organization and t.forum_id = choices.forum and t.place_id = choices.home
                      and c.state = 'visible'
                    order by t.created_at desc, t.id desc
                    limit 1) as newest
            from (select distinct on (fp.forum_id) l.key as placement, l.title, p.title as place,
                         p.id = :place as here, p.id as home, fp.forum_id as forum
                  from member m
                  join place p on p.organization_id = m.organization_id and p.id = m.place_id
                  join placement l on l.organization_id = p.organization_id and l.place_id = p.id
                  join forum_placement fp on fp.organization_id = l.organization_id and fp.placement_id = l.id
                  join forum f on f.organization_id = fp.organization_id and f.id = fp.forum_id and f.place_id = p.id
                  where m.organization_id = :organization and m.person_id = :person
                    and m.role in ('helper', 'instructor', 'author') and fp.forum_id <> :forum
                  order by fp.forum_id, l.id) choices
            order by here desc, place, title, placement
            limit :limit
            """)
    List<Sharing.Choice> choices(OrganizationId organization, PersonId person, PlaceId place, ForumId forum, int limit);

    @SqlQuery("""
            select fp.forum_id
            from placement l
            join forum_placement fp on fp.organization_id = l.organization_id and fp.placement_id = l.id
            join forum f on f.organization_id = fp.organization_id and f.id = fp.forum_id and f.place_id = l.place_id
            join member m on m.organization_id = l.organization_id and m.place_id = l.place_id and m.person_id = :person
            where l.organization_id = :organization and l.key = :placement
              and m.role in ('helper', 'instructor', 'author')
            """)
    Optional<ForumId> ofStaff(OrganizationId organization, PersonId person, String placement);

    @SqlUpdate("""
            insert into forum_invitation (organization_id, code_hash, forum_id, invited_by, expires_at)
            values (:organization, :hash, :forum, :by, :expiresAt)
            """)
    void invite(OrganizationId organization, byte[] hash, ForumId forum, PersonId by, Instant expiresAt);

    @SqlQuery("""
            delete from forum_invitation
            where organization_id = :organization and code_hash = :hash and expires_at > :now
            returning forum_id
            """)
    Optional<ForumId> redeem(OrganizationId organization, byte[] hash, Instant now);

    @SqlQuery("""
            select id
            from forum
            where organization_id = :organization and id = :forum
            for no key update
            """)
    ForumId lock(OrganizationId organization, ForumId forum);

    @SqlQuery("""
            select own_forum_id
            from forum_placement
            where organization_id = :organization and placement_id = :placement and own_forum_id <> forum_id
            """)
    Optional<ForumId> former(OrganizationId organization, PlacementId placement);

    @SqlUpdate("""
            update forum_placement
            set own_forum_id = coalesce(own_forum_id, forum_id), forum_id = :forum
            where organization_id = :organization and placement_id = :placement
            """)
    void show(OrganizationId organization, PlacementId placement, ForumId forum);

    /** All pages of a place go back to what they showed before. */
    @SqlUpdate("""
            update forum_placement fp
            set forum_id = fp.own_forum_id
            from placement l
            where fp.organization_id = :organization and fp.forum_id = :forum and fp.own_forum_id is not null
              and l.organization_id = fp.organization_id and l.id = fp.placement_id and l.place_id = :place
            """)
    int sendBack(OrganizationId organization, ForumId forum, PlaceId place);

    /** Places without a page that shows it are out of its reach. */
    @SqlUpdate("""
            delete from forum_reach r
            where r.organization_id = :organization and r.forum_id = :forum
              and not exists (
                  select from forum_placement fp
                  join placement l on l.organization_id = fp.organization_id and l.id = fp.placement_id
                  where fp.organization_id = r.organization_id and fp.forum_id = r.forum_id
                    and l.place_id = r.place_id)
            """)
    void forget(OrganizationId organization, ForumId forum);

    /** A place that comes widens the reach; the forum's row is locked. */
    @SqlUpdate("""
            with come as (
                insert into forum_reach (organization_id, forum_id, place_id, since)
                select organization_id, id, :place, reach + 1
                from forum
                where organization_id = :organization and id = :forum
                on conflict do nothing
                returning since
            )
            update forum
            set reach = come.since
            from come
            where organization_id = :organization and id = :forum
            """)
    void reach(OrganizationId organization, ForumId forum, PlaceId place);
}
