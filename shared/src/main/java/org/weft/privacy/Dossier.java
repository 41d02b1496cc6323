package org.weft.privacy;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.privacy.PersonTables.Fate;

/** What is stored of a person: how much, what they told and made to take along, and its erasure. */
public final class Dossier {
    private static final int BATCH = 500;

    private final Jdbi jdbi;
    private final Clock clock;

    public Dossier(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * Somebody whom a host names.
     *
     * @param goes how many rows of each kind go when they are erased
     * @param stays how many would stay, without a name
     */
    public record Overview(
            PersonId person, String name, @Nullable String email, Map<String, Long> goes, Map<String, Long> stays) {}

    /** The person whom the installation knows by that subject; empty when there is nobody, or nobody any more. */
    public Optional<PersonId> find(OrganizationId organization, InstallationId installation, String subject) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select person_id
                        from identity
                        where organization_id = :organization and installation_id = :installation
                          and subject = :subject
                        """)
                .bind("organization", organization)
                .bind("installation", installation)
                .bind("subject", subject)
                .mapTo(PersonId.class)
                .findOne());
    }

    public Overview overview(OrganizationId organization, PersonId person) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select name, email
                        from person
                        where organization_id = :organization and id = :person
                        """)
                .bind("organization", organization)
                .bind("person", person)
                .map((row, context) -> new Overview(
                        person,
                        row.getString("name"),
                        row.getString("email"),
                        counts(handle, organization, person, Fate.GOES),
                        counts(handle, organization, person, Fate.STAYS)))
                .one());
    }

    /** One statement for all kinds. */
    private static Map<String, Long> counts(Handle handle, OrganizationId organization, PersonId person, Fate fate) {
        var counted = PersonTables.ALL.stream()
                .filter(each -> each.fate() == fate && each.word() != null)
                .toList();
        var sql = counted.stream()
                .map(each -> "(select count(*) from %s where organization_id = :organization and %s = :person) as %s"
                        .formatted(each.table(), each.column(), each.word()))
                .collect(Collectors.joining(", ", "select ", ""));
        return handle.createQuery(sql)
                .bind("organization", organization)
                .bind("person", person)
                .map((row, context) -> {
                    var counts = new LinkedHashMap<String, Long>();
                    for (var each : counted) {
                        counts.put(String.valueOf(each.word()), row.getLong(String.valueOf(each.word())));
                    }
                    return counts;
                })
                .one();
    }

    /**
     * What they told and made, as one JSON object, read and written piece by piece. What only counts or marks is left
     * out, and so is what staff did or noted.
     */
    public void export(OrganizationId organization, PersonId person, OutputStream out) throws IOException {
        try (var json = Json.MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("exportedAt", clock.instant().toString());
            for (var part : DossierSql.PARTS.entrySet()) {
                json.writeArrayFieldStart(part.getKey());
                write(json, organization, person, part.getValue());
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    /** In pages, so that memory holds one of them, however much there is. */
    private void write(JsonGenerator json, OrganizationId organization, PersonId person, String sql)
            throws IOException {
        var page = page(organization, person, sql, Long.MIN_VALUE);
        while (!page.rows().isEmpty()) {
            for (var row : page.rows()) {
                json.writeObject(row);
            }
            page = page.rows().size() < BATCH ? Page.NONE : page(organization, person, sql, page.last());
        }
    }

    /** Rows, and the key of the last one. */
    private record Page(List<Map<String, @Nullable Object>> rows, long last) {
        static final Page NONE = new Page(List.of(), 0);
    }

    private Page page(OrganizationId organization, PersonId person, String sql, long after) {
        var found = jdbi.withHandle(handle -> handle.createQuery(sql)
                .bind("organization", organization)
                .bind("person", person)
                .bind("after", after)
                .bind("limit", BATCH)
                .mapToMap()
                .list());
        long last = found.isEmpty() ? after : key(found.get(found.size() - 1));
        return new Page(found.stream().map(Dossier::readable).toList(), last);
    }

    private static long key(Map<String, @Nullable Object> row) {
        if (row.get("key") instanceof Number key) {
            return key.longValue();
        }
        throw new IllegalStateException("A part of the export has no key");
    }

    private static Map<String, @Nullable Object> readable(Map<String, @Nullable Object> row) {
        var readable = new LinkedHashMap<String, @Nullable Object>();
        row.forEach((name, value) -> readable.put(name, value == null ? null : readable(value)));
        readable.remove("key");
        return readable;
    }

    private static Object readable(Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        if (value instanceof Timestamp time) {
            return time.toInstant().toString();
        }
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /**
     * Takes away what is theirs alone, and every name of theirs from the rest; doing it twice is doing it once. What they
     * wrote stays where others read it, by nobody.
     */
    public void erase(OrganizationId organization, PersonId person) {
        var now = clock.instant();
        jdbi.useTransaction(handle -> {
            boolean there = handle.createQuery("""
                            select id
                            from person
                            where organization_id = :organization and id = :person and erased_at is null
                            for update
                            """)
                    .bind("organization", organization)
                    .bind("person", person)
                    .mapTo(PersonId.class)
                    .findOne()
                    .isPresent();
            if (!there) {
                return;
            }
            takeCallsOut(handle, organization, person);
            for (var statement : DossierSql.erasure()) {
                handle.createUpdate(statement)
                        .bind("organization", organization)
                        .bind("person", person)
                        .bind("call", DossierSql.call(person))
                        .bind("now", now)
                        .execute();
            }
        });
    }

    private static void takeCallsOut(Handle handle, OrganizationId organization, PersonId person) {
        var dao = handle.attach(CallsDao.class);
        var calls = new Calls(person);
        var call = DossierSql.call(person);
        for (var posts = dao.posts(organization, call, 0, BATCH); !posts.isEmpty(); ) {
            var cleaned = posts.stream().map(calls::takenOut).toList();
            dao.setPosts(organization, cleaned);
            dao.setExcerpts(organization, cleaned);
            posts = dao.posts(organization, call, last(posts), BATCH);
        }
        for (var held = dao.held(organization, call, 0, BATCH); !held.isEmpty(); ) {
            dao.setHeld(organization, held.stream().map(calls::takenOut).toList());
            held = dao.held(organization, call, last(held), BATCH);
        }
    }

    private static long last(List<CallsDao.Text> page) {
        return page.get(page.size() - 1).id();
    }
}
