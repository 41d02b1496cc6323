package org.weft.lti.copies;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/** Which courses an LMS says to have copied from which others, by their keys as places. */
public final class CourseCopies {
    /** Through how many copies of copies an origin is looked for. */
    private static final int MOST_STEPS = 20;

    private final Jdbi jdbi;
    private final Clock clock;

    public CourseCopies(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @param origins what was copied into the course; itself isn't one of them */
    public void remember(
            OrganizationId organization, InstallationId installation, String course, List<String> origins) {
        var others = origins.stream().filter(each -> !each.equals(course)).toList();
        jdbi.useExtension(CopyDao.class, dao -> dao.put(organization, installation, course, others, clock.instant()));
    }

    /** What a course was copied from, and what that was, the nearest first. */
    public List<String> origins(OrganizationId organization, InstallationId installation, String course) {
        return jdbi.withExtension(CopyDao.class, dao -> dao.origins(organization, installation, course, MOST_STEPS));
    }

    interface CopyDao {
        @SqlBatch("""
                insert into lti_course_copy (organization_id, installation_id, course_key, origin_key, told_at)
                values (:organization, :installation, :course, :origin, :at)
                on conflict do nothing
                """)
        void put(
                OrganizationId organization,
                InstallationId installation,
                String course,
                List<String> origin,
                Instant at);

        @SqlQuery("""
                with recursive origin (key, steps) as (
                    select origin_key, 1
                    from lti_course_copy
                    where organization_id = :organization and installation_id = :installation and course_key = :course
                    union
                    select c.origin_key, o.steps + 1
                    from origin o
                    join lti_course_copy c on c.organization_id = :organization
                        and c.installation_id = :installation and c.course_key = o.key
                    where o.steps < :most
                )
                select key
                from origin
                where key <> :course
                group by key
                order by min(steps), key
                limit 50
                """)
        List<String> origins(OrganizationId organization, InstallationId installation, String course, int most);
    }
}
