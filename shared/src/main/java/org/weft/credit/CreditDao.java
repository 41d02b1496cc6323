package org.weft.credit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.discussion.ForumId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** SQL of {@code credit} and {@code credit_given}. */
@RegisterConstructorMapper(Rules.class)
@RegisterConstructorMapper(Credit.Given.class)
@RegisterConstructorMapper(CreditDao.Sum.class)
@RegisterConstructorMapper(CreditDao.Spot.class)
interface CreditDao {
    /** @param comment the newest */
    record Sum(PersonId person, int points, String comment) {}

    record Spot(OrganizationId organization, PlaceId place, ForumId forum) {}

    @SqlQuery("""
            select enabled, maximum, week_cap, question, answer, back, share
            from credit
            where organization_id = :organization and place_id = :place and forum_id = :forum
            """)
    Optional<Rules> rules(OrganizationId organization, PlaceId place, ForumId forum);

    @SqlUpdate("""
            insert into credit (
                organization_id, place_id, forum_id, enabled, maximum, week_cap, question, answer, back, share, due_at)
            values (:organization, :place, :forum, :r.enabled, :r.maximum, :r.weekCap, :r.question, :r.answer, :r.back,
                    :r.share, :now)
            on conflict (organization_id, place_id, forum_id) do update
            set enabled = excluded.enabled, maximum = excluded.maximum, week_cap = excluded.week_cap,
                question = excluded.question, answer = excluded.answer, back = excluded.back, share = excluded.share,
                due_at = excluded.due_at
            """)
    void put(OrganizationId organization, PlaceId place, ForumId forum, @BindMethods("r") Rules rules, Instant now);

    @SqlUpdate("""
            update credit c
            set due_at = :at
            from unnest(:organizations, :forums) as e (organization_id, forum_id)
            where c.organization_id = e.organization_id and c.forum_id = e.forum_id and c.enabled and c.due_at is null
            """)
    void wake(Long[] organizations, Long[] forums, Instant at);

    /** Locks it. */
    @SqlQuery("""
            with next as (
                select organization_id, place_id, forum_id
                from credit
                where due_at <= :now
                order by due_at
                limit 1
                for update skip locked
            )
            update credit c
            set due_at = null
            from next
            where c.organization_id = next.organization_id and c.place_id = next.place_id
              and c.forum_id = next.forum_id
            returning c.organization_id as organization, c.place_id as place, c.forum_id as forum
            """)
    Optional<Spot> nextDue(Instant now);

    @SqlUpdate("""
            update credit
            set due_at = null
            where organization_id = :organization and place_id = :place and forum_id = :forum
            """)
    void counted(OrganizationId organization, PlaceId place, ForumId forum);

    /** Zero when it was there already. */
    @SqlUpdate("""
            insert into credit_given (
                organization_id, place_id, forum_id, person_id, points, comment, given_by, at, client_key)
            values (:organization, :place, :forum, :person, :points, :comment, :by, :now, :clientKey)
            on conflict (organization_id, given_by, client_key) do nothing
            """)
    int give(
            OrganizationId organization,
            PlaceId place,
            ForumId forum,
            PersonId person,
            int points,
            String comment,
            PersonId by,
            Instant now,
            String clientKey);

    @SqlUpdate("""
            delete from credit_given
            where organization_id = :organization and place_id = :place and forum_id = :forum
              and person_id = :person and id = :id
            """)
    int takeBack(OrganizationId organization, PlaceId place, ForumId forum, PersonId person, long id);

    @SqlQuery("""
            select g.id, g.points, g.comment, by.name as by, g.at
            from credit_given g
            join person by on by.organization_id = g.organization_id and by.id = g.given_by
            where g.organization_id = :organization and g.place_id = :place and g.forum_id = :forum
              and g.person_id = :person
            order by g.id
            limit :limit
            """)
    List<Credit.Given> given(OrganizationId organization, PlaceId place, ForumId forum, PersonId person, int limit);

    @SqlQuery("""
            select count(*)
            from credit_given
            where organization_id = :organization and place_id = :place and forum_id = :forum and person_id = :person
            """)
    int countGiven(OrganizationId organization, PlaceId place, ForumId forum, PersonId person);

    @SqlQuery("""
            select person_id as person, sum(points)::int as points, (array_agg(comment order by id desc))[1] as comment
            from credit_given
            where organization_id = :organization and place_id = :place and forum_id = :forum
              and (cast(:onlyFor as bigint) is null or person_id = :onlyFor)
            group by person_id
            """)
    List<Sum> sums(OrganizationId organization, PlaceId place, ForumId forum, @Nullable PersonId onlyFor);

    /** Whether the person is a learner there, and no test user. */
    @SqlQuery("""
            select exists (
                select from member m
                join person p on p.organization_id = m.organization_id and p.id = m.person_id
                where m.organization_id = :organization and m.place_id = :place and m.person_id = :person
                  and m.role = 'learner' and not p.preview)
            """)
    boolean isLearner(OrganizationId organization, PlaceId place, PersonId person);

    @SqlQuery("""
            select name from person where organization_id = :organization and id = :person
            """)
    String name(OrganizationId organization, PersonId person);
}
