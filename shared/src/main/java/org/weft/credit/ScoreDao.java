package org.weft.credit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.discussion.ForumId;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;

/** SQL of {@code credit_score} and {@code gradebook}: what is counted, and how it is sent. */
@RegisterConstructorMapper(Scores.Due.class)
interface ScoreDao {
    /** Stores what has changed. Without a gradebook nothing is due. */
    @SqlUpdate("""
            insert into credit_score (organization_id, place_id, forum_id, person_id, points, comment, state, due_at)
            select :organization, :place, :forum, s.person_id, s.points, s.comment, 'waiting', g.now
            from unnest(:people, :points, :comments) as s (person_id, points, comment)
            left join (
                select cast(:now as timestamptz) as now
                from gradebook
                where organization_id = :organization and place_id = :place
            ) g on true
            on conflict (organization_id, place_id, forum_id, person_id) do update
            set points = excluded.points, comment = excluded.comment,
                state = case when credit_score.state in ('differs', 'kept') then credit_score.state else 'waiting' end,
                due_at = case when credit_score.state in ('differs', 'kept') then null else excluded.due_at end,
                tries = 0, problem = case when credit_score.state in ('differs', 'kept') then credit_score.problem end
            where (credit_score.points, credit_score.comment) is distinct from (excluded.points, excluded.comment)
               or (credit_score.state = 'waiting' and credit_score.due_at is null and excluded.due_at is not null)
            """)
    void store(
            OrganizationId organization,
            PlaceId place,
            ForumId forum,
            Long[] people,
            Integer[] points,
            @Nullable String[] comments,
            Instant now);

    /** Learners who have a score. */
    @SqlQuery("""
            select s.person_id
            from credit_score s
            join member m on m.organization_id = s.organization_id and m.place_id = s.place_id
                and m.person_id = s.person_id
            where s.organization_id = :organization and s.place_id = :place and s.forum_id = :forum
              and m.role = 'learner' and m.left_at is null
            """)
    List<PersonId> scored(OrganizationId organization, PlaceId place, ForumId forum);

    @SqlUpdate("""
            delete from credit_score
            where organization_id = :organization and place_id = :place and forum_id = :forum
              and points = 0 and sent_at is null and leased_until is null
            """)
    void dropEmpty(OrganizationId organization, PlaceId place, ForumId forum);

    /** Nothing is due of who has left, or is no learner any more; it is again when they come back. */
    @SqlUpdate("""
            update credit_score s
            set due_at = null
            where s.organization_id = :organization and s.place_id = :place and s.forum_id = :forum
              and s.due_at is not null
              and not exists (
                  select from member m
                  where m.organization_id = s.organization_id and m.place_id = s.place_id
                    and m.person_id = s.person_id and m.role = 'learner' and m.left_at is null)
            """)
    void parkWhoLeft(OrganizationId organization, PlaceId place, ForumId forum);

    /** A new scale: what was delivered is to be told again. */
    @SqlUpdate("""
            update credit_score
            set state = case when state = 'delivered' then 'waiting' else state end,
                due_at = case when state = 'delivered' then :now else due_at end,
                tries = case when state = 'delivered' then 0 else tries end,
                theirs = round(theirs * :after / :before, 2)
            where organization_id = :organization and place_id = :place and forum_id = :forum
              and (state = 'delivered' or theirs is not null)
            """)
    void rescale(OrganizationId organization, PlaceId place, ForumId forum, int before, int after, Instant now);

    @SqlQuery("""
            with first as (
                select s.organization_id, s.place_id, s.forum_id
                from credit_score s
                join credit c using (organization_id, place_id, forum_id)
                join gradebook g using (organization_id, place_id)
                join member m on m.organization_id = s.organization_id and m.place_id = s.place_id
                    and m.person_id = s.person_id and m.role = 'learner' and m.left_at is null
                where s.due_at <= :now and (s.leased_until is null or s.leased_until <= :now) and c.enabled
                order by s.due_at
                limit 1
            ), taken as (
                select s.organization_id, s.place_id, s.forum_id, s.person_id, c.maximum, g.installation_id
                from first
                join credit_score s using (organization_id, place_id, forum_id)
                join credit c using (organization_id, place_id, forum_id)
                join gradebook g using (organization_id, place_id)
                join member m on m.organization_id = s.organization_id and m.place_id = s.place_id
                    and m.person_id = s.person_id and m.role = 'learner' and m.left_at is null
                where s.due_at <= :now and (s.leased_until is null or s.leased_until <= :now)
                order by s.due_at
                limit :limit
                for update of s skip locked
            )
            update credit_score s
            set leased_until = :lease, tries = s.tries + 1
            from taken
            where s.organization_id = taken.organization_id and s.place_id = taken.place_id
              and s.forum_id = taken.forum_id and s.person_id = taken.person_id
            returning s.organization_id as organization, s.place_id as place, s.forum_id as forum,
                      s.person_id as person, taken.installation_id as installation, taken.maximum, s.points, s.comment,
                      s.tries, s.overwrite, s.sent_points, s.sent_maximum, s.sent_comment, s.sent_at, s.taken_points,
                      s.taken_maximum
            """)
    List<Scores.Due> take(Instant now, Instant lease, int limit);

    @SqlUpdate("""
            update credit_score
            set sent_points = :points, sent_maximum = :maximum, sent_comment = :comment, sent_at = :at
            where organization_id = :organization and place_id = :place and forum_id = :forum and person_id = :person
            """)
    int sending(
            OrganizationId organization,
            PlaceId place,
            ForumId forum,
            PersonId person,
            int points,
            int maximum,
            @Nullable String comment,
            Instant at);

    /** If more has been counted meanwhile, that still waits. */
    @SqlUpdate("""
            update credit_score
            set taken_points = :points, taken_maximum = :maximum, delivered_at = :now, theirs = null,
                leased_until = null, overwrite = false, tries = 0, problem = null,
                state = case when points = :points and comment is not distinct from :comment then 'delivered'
                             else 'waiting' end,
                due_at = case when points = :points and comment is not distinct from :comment then null
                              else cast(:now as timestamptz) end
            where organization_id = :organization and place_id = :place and forum_id = :forum and person_id = :person
            """)
    void delivered(
            OrganizationId organization,
            PlaceId place,
            ForumId forum,
            PersonId person,
            int points,
            int maximum,
            @Nullable String comment,
            Instant now);

    /** If it was changed meanwhile, or staff has decided, that still waits. */
    @SqlUpdate("""
            update credit_score
            set leased_until = null, problem = :problem, theirs = :theirs,
                state = case when points = :points and overwrite = :overwrite then :state else 'waiting' end,
                due_at = case when points = :points and overwrite = :overwrite then cast(:next as timestamptz)
                              else :now end,
                overwrite = overwrite and (:state = 'waiting' or not :overwrite)
            where organization_id = :organization and place_id = :place and forum_id = :forum and person_id = :person
            """)
    void settle(
            OrganizationId organization,
            PlaceId place,
            ForumId forum,
            PersonId person,
            int points,
            boolean overwrite,
            String state,
            @Nullable Instant next,
            @Nullable String problem,
            @Nullable BigDecimal theirs,
            Instant now);

    /** Hands back what was taken. */
    @SqlUpdate("""
            update credit_score
            set leased_until = null, due_at = :next, problem = :problem, tries = case when :counts then tries else tries - 1 end
            where organization_id = :organization and place_id = :place and forum_id = :forum
              and person_id = any(:people) and state = 'waiting'
            """)
    void postpone(
            OrganizationId organization,
            PlaceId place,
            ForumId forum,
            List<PersonId> people,
            Instant next,
            @Nullable String problem,
            boolean counts);

    @SqlUpdate("""
            insert into gradebook (organization_id, place_id, installation_id)
            values (:organization, :place, :installation)
            on conflict (organization_id, place_id) do update
            set installation_id = excluded.installation_id
            where gradebook.installation_id <> excluded.installation_id
            """)
    void putGradebook(OrganizationId organization, PlaceId place, InstallationId installation);

    /** What has waited for a gradebook is due. */
    @SqlUpdate("""
            update credit_score
            set due_at = :now
            where organization_id = :organization and place_id = :place and state = 'waiting' and due_at is null
            """)
    void wake(OrganizationId organization, PlaceId place, Instant now);

    @SqlUpdate("""
            update gradebook
            set problem = :problem, tried_at = :now
            where organization_id = :organization and place_id = :place
            """)
    void tried(OrganizationId organization, PlaceId place, @Nullable String problem, Instant now);
}
