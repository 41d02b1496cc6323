package org.weft.credit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.discussion.ForumId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** SQL of {@code credit_score} and {@code gradebook}: what staff sees of it, and decides. */
@RegisterConstructorMapper(Scores.Failing.class)
@RegisterConstructorMapper(Deliveries.Row.class)
@RegisterConstructorMapper(Deliveries.Gradebook.class)
@RegisterConstructorMapper(DeliveryDao.Counts.class)
interface DeliveryDao {
    record Counts(int waiting, int delivered, int differs, int kept, int refused) {}

    @SqlUpdate("""
            update credit_score
            set state = 'waiting', due_at = :now, tries = 0, problem = null, overwrite = :overwrite
            where organization_id = :organization and place_id = :place and forum_id = :forum and person_id = :person
            """)
    int again(
            OrganizationId organization, PlaceId place, ForumId forum, PersonId person, boolean overwrite, Instant now);

    @SqlUpdate("""
            update credit_score
            set state = 'kept', due_at = null, problem = null
            where organization_id = :organization and place_id = :place and forum_id = :forum and person_id = :person
              and state = 'differs'
            """)
    int keep(OrganizationId organization, PlaceId place, ForumId forum, PersonId person);

    @SqlUpdate("""
            update credit_score
            set state = 'waiting', due_at = :now, tries = 0
            where organization_id = :organization and place_id = :place and forum_id = :forum
              and state in ('waiting', 'refused')
            """)
    void allAgain(OrganizationId organization, PlaceId place, ForumId forum, Instant now);

    @SqlQuery("""
            select count(*) filter (where state = 'waiting') as waiting,
                   count(*) filter (where state = 'delivered') as delivered,
                   count(*) filter (where state = 'differs') as differs,
                   count(*) filter (where state = 'kept') as kept,
                   count(*) filter (where state = 'refused') as refused
            from credit_score s
            join member m on m.organization_id = s.organization_id and m.place_id = s.place_id
                and m.person_id = s.person_id and m.role = 'learner' and m.left_at is null
            where s.organization_id = :organization and s.place_id = :place and s.forum_id = :forum
            """)
    Counts counts(OrganizationId organization, PlaceId place, ForumId forum);

    /** Learners by name, with a score or without; nobody who is only known from what was imported. */
    @SqlQuery("""
            select p.id, p.name, coalesce(s.points, 0) as points, s.state, s.problem, s.theirs, s.delivered_at,
                   s.due_at as next_at
            from member m
            join person p on p.organization_id = m.organization_id and p.id = m.person_id
            left join credit_score s on s.organization_id = m.organization_id and s.place_id = m.place_id
                and s.forum_id = :forum and s.person_id = m.person_id
            where m.organization_id = :organization and m.place_id = :place and m.role = 'learner'
              and m.left_at is null and not p.preview
              and (m.last_seen_at is not null or m.listed or s.person_id is not null)
              and (not :problems or s.state in ('differs', 'refused') or s.problem is not null)
              and (cast(:after as bigint) is null or (p.name, p.id) > (
                  select last.name, last.id
                  from person last
                  where last.organization_id = :organization and last.id = :after))
            order by p.name, p.id
            limit :limit
            """)
    List<Deliveries.Row> people(
            OrganizationId organization,
            PlaceId place,
            ForumId forum,
            boolean problems,
            @Nullable PersonId after,
            int limit);

    @SqlQuery("""
            select installation_id as installation, problem, tried_at
            from gradebook
            where organization_id = :organization and place_id = :place
            """)
    Optional<Deliveries.Gradebook> gradebook(OrganizationId organization, PlaceId place);

    /** Of those that are on their way at all. */
    @SqlQuery("""
            select count(*) filter (where s.state = 'waiting') as waiting,
                   count(*) filter (where s.state = 'delivered') as delivered,
                   count(*) filter (where s.state = 'differs') as differs,
                   count(*) filter (where s.state = 'kept') as kept,
                   count(*) filter (where s.state = 'refused') as refused
            from credit_score s
            join credit c using (organization_id, place_id, forum_id)
            join gradebook g using (organization_id, place_id)
            join member m on m.organization_id = s.organization_id and m.place_id = s.place_id
                and m.person_id = s.person_id and m.role = 'learner' and m.left_at is null
            where s.organization_id = :organization and c.enabled
            """)
    Counts counts(OrganizationId organization);

    /** The newest first. */
    @SqlQuery("""
            select p.title as place, g.problem, g.tried_at
            from gradebook g
            join place p on p.organization_id = g.organization_id and p.id = g.place_id
            where g.organization_id = :organization and g.problem is not null
            order by g.tried_at desc, p.id
            limit :limit
            """)
    List<Scores.Failing> failing(OrganizationId organization, int limit);
}
