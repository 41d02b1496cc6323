package org.weft.moderation;

import java.time.Instant;
import java.util.Comparator;
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

@RegisterConstructorMapper(BlockDao.Active.class)
@RegisterConstructorMapper(BlockDao.Block.class)
@RegisterConstructorMapper(BlockDao.Lifted.class)
interface BlockDao {
    /**
     * @param until null for good
     * @param reason null when it isn't for who is blocked
     */
    record Active(
            PersonId person,
            @Nullable Instant until,
            @Nullable String reason) {
        static final Comparator<Active> BY_END =
                Comparator.comparing(block -> block.until() == null ? Instant.MAX : block.until());

        boolean at(Instant now) {
            return until == null || until.isAfter(now);
        }
    }

    /**
     * One block, as staff gets it: by name, or as the author of a post.
     *
     * @param by a name; {@code Weft} for who is no person of the organization
     */
    record Block(
            BlockId id,
            @Nullable String name,
            @Nullable ContentId post,
            @Nullable Instant until,
            String reason,
            String by,
            Instant at) {}

    record Lifted(@Nullable String name, @Nullable ContentId post) {}

    @SqlQuery("""
            select person_id as person, until, case when told then reason end as reason
            from block
            where organization_id = :organization and place_id = :place and (until is null or until > :now)
            """)
    List<Active> active(OrganizationId organization, PlaceId place, Instant now);

    @SqlQuery("""
            select b.id, case when b.content_id is null then p.name end as name, b.content_id as post, b.until, b.reason,
                   coalesce(s.name, 'Weft') as by, b.at
            from block b
            join person p on p.organization_id = b.organization_id and p.id = b.person_id
            left join person s on s.organization_id = b.organization_id and s.id = b.blocked_by
            where b.organization_id = :organization and b.place_id = :place and (b.until is null or b.until > :now)
            order by b.at desc, b.id desc
            limit :limit
            """)
    List<Block> list(OrganizationId organization, PlaceId place, Instant now, int limit);

    @SqlQuery("""
            select coalesce(
                (select role
                 from member
                 where organization_id = :organization and place_id = :place and person_id = :person),
                'learner')
            """)
    String role(OrganizationId organization, PlaceId place, PersonId person);

    @SqlUpdate("""
            insert into block (organization_id, place_id, person_id, content_id, until, reason, told, blocked_by, at)
            values (:organization, :place, :person, :post, :until, :reason, true, :by, :at)
            on conflict (organization_id, place_id, person_id, coalesce(content_id, 0))
            do update set until = excluded.until, reason = excluded.reason, told = true, blocked_by = excluded.blocked_by,
                          at = excluded.at
            """)
    void add(
            OrganizationId organization,
            PlaceId place,
            PersonId person,
            @Nullable ContentId post,
            @Nullable Instant until,
            String reason,
            @Nullable PersonId by,
            Instant at);

    @SqlQuery("""
            select count(*)
            from block
            where organization_id = :organization and place_id = :place and (until is null or until > :now)
            """)
    int count(OrganizationId organization, PlaceId place, Instant now);

    @SqlQuery("""
            delete from block b
            using person p
            where b.organization_id = :organization and b.place_id = :place and b.id = :block
              and p.organization_id = b.organization_id and p.id = b.person_id
            returning case when b.content_id is null then p.name end as name, b.content_id as post
            """)
    Optional<Lifted> lift(OrganizationId organization, PlaceId place, BlockId block);

    @SqlUpdate("""
            delete from block
            where organization_id = :organization and place_id = :place and person_id = :person
              and content_id is null
            """)
    void liftByName(OrganizationId organization, PlaceId place, PersonId person);

    @SqlUpdate("""
            delete from block
            where until < :now
            """)
    void purge(Instant now);
}
