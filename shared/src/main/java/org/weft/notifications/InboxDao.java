package org.weft.notifications;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

@RegisterConstructorMapper(InboxDao.Chosen.class)
interface InboxDao {
    record Chosen(String reason, String way) {}

    /** Of the thread that a post stands in, or all. */
    @SqlUpdate("""
            update notification n
            set read_at = :at
            where n.organization_id = :organization and n.person_id = :person and n.read_at is null
              and (cast(:post as bigint) is null or n.content_id in (
                  select p.id
                  from post given
                  join post p on p.organization_id = given.organization_id and p.thread_id = given.thread_id
                  where given.organization_id = :organization and given.id = :post))
            """)
    void read(OrganizationId organization, PersonId person, @Nullable ContentId post, Instant at);

    @SqlQuery("""
            select reason, way
            from notification_choice
            where organization_id = :organization and person_id = :person
            """)
    List<Chosen> choices(OrganizationId organization, PersonId person);

    @SqlUpdate("""
            insert into notification_choice (organization_id, person_id, reason, way)
            values (:organization, :person, :reason, :way)
            on conflict (organization_id, person_id, reason) do update set way = excluded.way
            """)
    void choose(OrganizationId organization, PersonId person, String reason, String way);

    @SqlUpdate("""
            delete from notification
            where at < :before
            """)
    int purge(Instant before);
}
