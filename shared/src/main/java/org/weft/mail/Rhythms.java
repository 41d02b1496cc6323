package org.weft.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.session.Viewer;

/** How people want to be mailed. */
public final class Rhythms {
    private static final String UTC = "UTC";

    private final Jdbi jdbi;
    private final boolean offered;

    /** @param offered whether anyone can be mailed */
    public Rhythms(Jdbi jdbi, boolean offered) {
        this.jdbi = jdbi;
        this.offered = offered;
    }

    /**
     * As somebody sets it.
     *
     * @param quietFrom a time of day, for example {@code 22:00}; null for no quiet hours
     * @param zone for example {@code Europe/Berlin}; null is UTC
     */
    record Wanted(
            @Nullable Often often,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            @Nullable String zone) {}

    /**
     * As somebody gets it.
     *
     * @param address where their mails go, as their host says; null when it says none
     * @param returned why nothing is sent there any more; null when all is well
     */
    record Told(
            boolean offered,
            @Nullable String address,
            Often often,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            @Nullable String zone,
            @Nullable Refused returned) {}

    /**
     * That an address takes no mail.
     *
     * @param status as its mail server said last, for example {@code 5.1.1}
     */
    record Refused(String status, Instant at) {}

    Told of(Viewer viewer) {
        var kept = jdbi.withExtension(RhythmDao.class, dao -> dao.find(viewer.organization(), viewer.person()));
        return new Told(
                offered,
                kept.email(),
                kept.often() == null ? Often.NOW : Often.fromString(kept.often()),
                kept.quietFrom(),
                kept.quietTo(),
                kept.zone(),
                kept.status() == null || kept.returnedAt() == null
                        ? null
                        : new Refused(kept.status(), kept.returnedAt()));
    }

    /** Mails are sent to an address again that took none. */
    Told mailAgain(Viewer viewer) {
        jdbi.useExtension(RhythmDao.class, dao -> dao.forget(viewer.organization(), viewer.person()));
        return of(viewer);
    }

    /** What waits goes by it too. @throws Refusal.Invalid {@code mail-often-invalid}, {@code quiet-hours-invalid}, {@code zone-invalid} */
    Told set(Viewer viewer, Wanted wanted) {
        var often = wanted.often();
        if (often == null) {
            throw new Refusal.Invalid("mail-often-invalid", "Say how often", "often");
        }
        var from = time(wanted.quietFrom(), "quietFrom");
        var to = time(wanted.quietTo(), "quietTo");
        if ((from == null) != (to == null) || (from != null && from.equals(to))) {
            throw new Refusal.Invalid("quiet-hours-invalid", "From one time to another, or neither", "quietTo");
        }
        var zone = zone(wanted.zone()).orElseThrow(() -> new Refusal.Invalid("zone-invalid", "No time zone", "zone"));
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(RhythmDao.class);
            dao.set(viewer.organization(), viewer.person(), often.word(), text(from), text(to), zone.getId());
            dao.reconsider(viewer.organization(), viewer.person());
        });
        return of(viewer);
    }

    /** As it is kept; what isn't kept is usual. A zone that this machine doesn't know any more is UTC. */
    static Rhythm of(
            @Nullable String often, @Nullable String quietFrom, @Nullable String quietTo, @Nullable String zone) {
        return new Rhythm(
                often == null ? Often.NOW : Often.fromString(often),
                quietFrom == null ? null : LocalTime.parse(quietFrom),
                quietTo == null ? null : LocalTime.parse(quietTo),
                zoneOf(zone));
    }

    static ZoneId zoneOf(@Nullable String zone) {
        return zone(zone).orElse(ZoneId.of(UTC));
    }

    private static Optional<ZoneId> zone(@Nullable String zone) {
        try {
            return Optional.of(ZoneId.of(zone == null ? UTC : zone));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable LocalTime time(@Nullable String text, String field) {
        try {
            return text == null ? null : LocalTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal.Invalid("quiet-hours-invalid", "A time of day, such as 22:00", field);
        }
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    @RegisterConstructorMapper(RhythmDao.Kept.class)
    interface RhythmDao {
        record Kept(
                @Nullable String email,
                @Nullable String often,
                @Nullable String quietFrom,
                @Nullable String quietTo,
                @Nullable String zone,
                @Nullable String status,
                @Nullable Instant returnedAt) {}

        @SqlQuery("""
                select p.email, r.often, r.quiet_from, r.quiet_to, r.zone, b.status, b.at as returned_at
                from person p
                left join mail_rhythm r on r.organization_id = p.organization_id and r.person_id = p.id
                left join mail_bounce b on b.organization_id = p.organization_id and b.person_id = p.id
                    and b.address = p.email and b.off
                where p.organization_id = :organization and p.id = :person
                """)
        Kept find(OrganizationId organization, PersonId person);

        @SqlUpdate("""
                delete from mail_bounce
                where organization_id = :organization and person_id = :person
                """)
        void forget(OrganizationId organization, PersonId person);

        @SqlUpdate("""
                insert into mail_rhythm (organization_id, person_id, often, quiet_from, quiet_to, zone)
                values (:organization, :person, :often, :quietFrom, :quietTo, :zone)
                on conflict (organization_id, person_id)
                do update set often = excluded.often, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                    zone = excluded.zone
                """)
        void set(
                OrganizationId organization,
                PersonId person,
                String often,
                @Nullable String quietFrom,
                @Nullable String quietTo,
                String zone);

        /** What is being sent, or is to be tried again, stays. */
        @SqlUpdate("""
                update notification
                set mail_at = mail_from
                where organization_id = :organization and person_id = :person and mail_at is not null and mail_tries = 0
                """)
        void reconsider(OrganizationId organization, PersonId person);
    }
}
