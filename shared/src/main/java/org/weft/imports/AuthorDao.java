package org.weft.imports;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;

@RegisterConstructorMapper(AuthorDao.Author.class)
interface AuthorDao {
    /** A person by the subject of their identity; {@code staff} in the place at hand. */
    record Author(String subject, PersonId id, boolean staff) {}

    /** Someone to be made. */
    record Newcomer(PersonId id, String subject, String name) {}

    @SqlQuery("""
            select i.subject, i.person_id as id, coalesce(m.role in ('helper', 'instructor', 'author'), false) as staff
            from identity i
            left join member m on m.organization_id = i.organization_id and m.place_id = :t.place
                and m.person_id = i.person_id
            where i.organization_id = :t.organization and i.installation_id = :t.installation
              and i.subject = any(:subjects)
            """)
    List<Author> find(@BindMethods("t") Target target, List<String> subjects);

    @SqlQuery("""
            select nextval(pg_get_serial_sequence('person', 'id'))
            from generate_series(1, :count)
            """)
    List<PersonId> ids(int count);

    @SqlBatch("""
            insert into person (organization_id, id, name, created_at)
            values (:organization, :p.id, :p.name, :at)
            """)
    void add(OrganizationId organization, @BindMethods("p") List<Newcomer> people, Instant at);

    @SqlBatch("""
            insert into identity (organization_id, installation_id, subject, person_id)
            values (:t.organization, :t.installation, :p.subject, :p.id)
            """)
    void addIdentities(@BindMethods("t") Target target, @BindMethods("p") List<Newcomer> people);

    @SqlBatch("""
            insert into member (organization_id, place_id, person_id, role, joined_at)
            values (:t.organization, :t.place, :person, 'learner', :at)
            on conflict do nothing
            """)
    void join(@BindMethods("t") Target target, List<PersonId> person, Instant at);
}
