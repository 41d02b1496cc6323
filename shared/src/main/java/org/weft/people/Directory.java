package org.weft.people;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** People whom a host lists, recognised many at a time. */
public final class Directory {
    private final Clock clock;

    public Directory(Clock clock) {
        this.clock = clock;
    }

    /**
     * Somebody on a host's list.
     *
     * @param name null when the host doesn't tell: who is known already keeps theirs
     * @param pseudonym for somebody new whom the host doesn't name
     */
    public record Entry(
            String subject,
            @Nullable String name,
            String pseudonym,
            @Nullable String email) {}

    /**
     * The people whom the installation knows by these subjects, made or renamed as needed; in the caller's transaction.
     * What the list leaves out stays as it was.
     */
    public Map<String, PersonId> recognise(
            Handle handle, OrganizationId organization, InstallationId installation, List<Entry> entries) {
        var dao = handle.attach(DirectoryDao.class);
        var subjects = entries.stream().map(Entry::subject).toList();
        var known = known(dao, organization, installation, subjects);
        rename(dao, organization, known, entries);
        var missing = entries.stream()
                .filter(entry -> !known.containsKey(entry.subject()))
                .toList();
        if (!missing.isEmpty()) {
            known.putAll(add(dao, organization, installation, missing));
        }
        var people = new HashMap<String, PersonId>();
        known.forEach((subject, person) -> people.put(subject, person.id()));
        return people;
    }

    /**
     * Lets whom one installation knows be known to another, where nobody is known yet by that subject; in the caller's
     * transaction.
     *
     * @param former by subject, what the installation before calls them
     */
    public void carry(
            Handle handle,
            OrganizationId organization,
            InstallationId before,
            InstallationId now,
            Map<String, String> former) {
        var dao = handle.attach(DirectoryDao.class);
        var missing = new TreeSet<>(former.keySet());
        missing.removeAll(known(dao, organization, now, List.copyOf(missing)).keySet());
        if (!missing.isEmpty()) {
            var subjects = List.copyOf(missing);
            dao.lock(keys(organization, now, subjects));
            dao.carry(
                    organization,
                    before,
                    now,
                    subjects,
                    subjects.stream().map(former::get).toList());
        }
    }

    /** First visits wait for us meanwhile, as we have waited for them. */
    private Map<String, Known> add(
            DirectoryDao dao, OrganizationId organization, InstallationId installation, List<Entry> entries) {
        var subjects = entries.stream().map(Entry::subject).toList();
        dao.lock(keys(organization, installation, subjects));
        var added = known(dao, organization, installation, subjects);
        var missing = entries.stream()
                .filter(entry -> !added.containsKey(entry.subject()))
                .toList();
        dao.add(
                organization,
                installation,
                missing.stream().map(Entry::subject).toList(),
                missing.stream().map(Directory::name).toList(),
                missing.stream().map(Entry::email).toArray(String[]::new),
                clock.instant());
        return known(dao, organization, installation, subjects);
    }

    private static List<String> keys(OrganizationId organization, InstallationId installation, List<String> subjects) {
        return subjects.stream()
                .map(subject -> People.lockKey(organization, installation, subject))
                .sorted()
                .toList();
    }

    private static void rename(
            DirectoryDao dao, OrganizationId organization, Map<String, Known> known, List<Entry> entries) {
        var ids = new ArrayList<Long>();
        var names = new ArrayList<String>();
        var emails = new ArrayList<@Nullable String>();
        for (var entry : entries) {
            var person = known.get(entry.subject());
            if (person != null && person.differs(entry)) {
                ids.add(person.id().value());
                names.add(Objects.requireNonNullElse(entry.name(), person.name()));
                emails.add(entry.email() == null ? person.email() : entry.email());
            }
        }
        if (!ids.isEmpty()) {
            dao.rename(organization, ids, names, emails.toArray(String[]::new));
        }
    }

    private static String name(Entry entry) {
        return entry.name() == null ? entry.pseudonym() : entry.name();
    }

    private static Map<String, Known> known(
            DirectoryDao dao, OrganizationId organization, InstallationId installation, List<String> subjects) {
        var known = new HashMap<String, Known>();
        dao.find(organization, installation, subjects).forEach(each -> known.put(each.subject(), each));
        return known;
    }

    record Known(
            String subject,
            PersonId id,
            String name,
            @Nullable String email) {
        boolean differs(Entry entry) {
            boolean renamed = entry.name() != null && !entry.name().equals(name);
            boolean moved = entry.email() != null && !entry.email().equals(email);
            return renamed || moved;
        }
    }

    @RegisterConstructorMapper(Known.class)
    interface DirectoryDao {
        @SqlQuery("""
                select i.subject, p.id, p.name, p.email
                from identity i
                join person p on p.organization_id = i.organization_id and p.id = i.person_id
                where i.organization_id = :organization
                  and i.installation_id = :installation
                  and i.subject = any(:subjects)
                """)
        List<Known> find(OrganizationId organization, InstallationId installation, List<String> subjects);

        @SqlQuery("""
                select count(pg_advisory_xact_lock(hashtextextended(key, 0)))
                from unnest(:keys) as key
                """)
        int lock(List<String> keys);

        @SqlUpdate("""
                insert into identity (organization_id, installation_id, subject, person_id)
                select i.organization_id, :now, told.subject, i.person_id
                from unnest(:subjects, :former) as told (subject, former)
                join identity i on i.organization_id = :organization
                    and i.installation_id = :before and i.subject = told.former
                on conflict do nothing
                """)
        void carry(
                OrganizationId organization,
                InstallationId before,
                InstallationId now,
                List<String> subjects,
                List<String> former);

        @SqlUpdate("""
                with newcomer as (
                    select nextval(pg_get_serial_sequence('person', 'id')) as id, subject, name, email
                    from unnest(:subjects, :names, :emails) as told (subject, name, email)
                ), added as (
                    insert into person (organization_id, id, name, email, created_at)
                    select :organization, id, name, email, :at
                    from newcomer
                )
                insert into identity (organization_id, installation_id, subject, person_id)
                select :organization, :installation, subject, id
                from newcomer
                """)
        void add(
                OrganizationId organization,
                InstallationId installation,
                List<String> subjects,
                List<String> names,
                @Nullable String[] emails,
                Instant at);

        @SqlUpdate("""
                update person p
                set name = told.name, email = told.email
                from unnest(:ids, :names, :emails) as told (id, name, email)
                where p.organization_id = :organization and p.id = told.id
                """)
        void rename(OrganizationId organization, List<Long> ids, List<String> names, @Nullable String[] emails);
    }
}
