package org.weft.admin;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.weft.base.Cursor;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;

/** What staff did in the places of an organization, together with what its administrators did. */
public final class Log {
    static final int SIZE = 50;

    /** A shelf of each kind, so that both are read along their keys. */
    private static final String SHELVES = """
            select l.kind, l.id, l.at, l.place, l.by, l.via, l.act, l.content, l.placement, l.reason
            from (
                (select 'staff' as kind, a.id, a.at, pl.title as place, p.name as by, 'person' as via, a.act,
                        a.content_id as content, a.reason,
                        (select key
                         from placement t
                         where t.organization_id = a.organization_id and t.place_id = a.place_id
                         order by t.id
                         limit 1) as placement
                 from audit a
                 join place pl on pl.organization_id = a.organization_id and pl.id = a.place_id
                 join person p on p.organization_id = a.organization_id and p.id = a.actor_id
                 where a.organization_id = :organization and a.id < :staffBefore and a.at >= :since and a.at < :until
                   and (:act = '' or a.act = :act) and (:who = '' or p.name ilike '%' || :who || '%')
                 order by a.id desc
                 limit :limit)
                union all
                (select 'admin' as kind, a.id, a.at, null as place, p.name as by, a.via, a.act,
                        null as content, a.subject as reason, null as placement
                 from admin_act a
                 left join person p on p.organization_id = a.organization_id and p.id = a.person_id
                 where a.organization_id = :organization and a.id < :adminBefore and a.at >= :since and a.at < :until
                   and (:act = '' or a.act = :act) and (:who = '' or p.name ilike '%' || :who || '%')
                 order by a.id desc
                 limit :limit)
            ) l
            """;

    private final Jdbi jdbi;

    public Log(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * One thing that was done.
     *
     * @param kind {@code staff} or {@code admin}
     * @param place where staff did it
     * @param by a name; null for who came by way of the command line, which {@code via} then tells apart
     * @param placement leads to {@code content}; null when there is none any more
     * @param reason why, or to what
     */
    public record Line(
            String kind,
            long id,
            Instant at,
            @Nullable String place,
            @Nullable String by,
            String via,
            String act,
            @Nullable ContentId content,
            @Nullable String placement,
            @Nullable String reason) {
        boolean staff() {
            return kind.equals("staff");
        }
    }

    /**
     * Which of them. Empty texts ask for nothing.
     *
     * @param who part of a name
     * @param act its word
     * @param since and from then on; {@code until} and before then
     */
    public record Asked(String who, String act, Instant since, Instant until) {
        private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
        public static final Asked ALL = new Asked("", "", Instant.EPOCH, LATEST);

        public static Asked since(Instant since) {
            return new Asked("", "", since, LATEST);
        }
    }

    /** The newest first. */
    record Page(List<Line> lines, @Nullable String next) {}

    /** @param cursor empty for the first page */
    Page page(OrganizationId organization, Asked asked, String cursor) {
        var at = cursor.isEmpty() ? Cursor.of(Long.MAX_VALUE, Long.MAX_VALUE) : Cursor.parse(cursor, 2);
        var rows = jdbi.withHandle(handle -> bound(
                        handle.createQuery(SHELVES + "order by l.at desc, l.kind, l.id desc limit :limit"),
                        organization,
                        asked)
                .bind("staffBefore", at.number(0))
                .bind("adminBefore", at.number(1))
                .bind("limit", SIZE + 1)
                .mapTo(Line.class)
                .list());
        return rows.size() <= SIZE ? new Page(rows, null) : new Page(rows.subList(0, SIZE), after(at, rows));
    }

    /** How far down each shelf was read. */
    private static String after(Cursor before, List<Line> rows) {
        long staff = before.number(0);
        long admin = before.number(1);
        for (var line : rows.subList(0, SIZE)) {
            staff = line.staff() ? line.id() : staff;
            admin = line.staff() ? admin : line.id();
        }
        return Cursor.of(staff, admin).toString();
    }

    /** All of them, the oldest first. */
    public void each(OrganizationId organization, Asked asked, Consumer<Line> line) {
        jdbi.useTransaction(handle -> {
            try (var lines = bound(handle.createQuery(SHELVES + "order by l.at, l.kind, l.id"), organization, asked)
                    .bind("staffBefore", Long.MAX_VALUE)
                    .bind("adminBefore", Long.MAX_VALUE)
                    .bind("limit", Long.MAX_VALUE)
                    .setFetchSize(SIZE)
                    .mapTo(Line.class)
                    .stream()) {
                lines.forEach(line);
            }
        });
    }

    private static Query bound(Query query, OrganizationId organization, Asked asked) {
        var who = asked.who().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return query.bind("organization", organization)
                .bind("who", who)
                .bind("act", asked.act())
                .bind("since", asked.since())
                .bind("until", asked.until());
    }
}
