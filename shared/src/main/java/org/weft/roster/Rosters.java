package org.weft.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Backoff;
import org.weft.people.Directory;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.Places;
import org.weft.places.Role;
import org.weft.places.ToldGroups;
import org.weft.session.Arrivals;

/**
 * When hosts' lists of members are read, and what is stored of them. A host takes what is due, reads it, and says how
 * that went: a node that dies in between leaves it to be read again.
 */
public final class Rosters {
    /** A course that people open is read again as often as this. */
    static final Duration PAUSE = Duration.ofHours(1);

    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final Backoff RETRIES = new Backoff(Duration.ofMinutes(1), Duration.ofHours(6));

    private final Jdbi jdbi;
    private final Clock clock;
    private final Directory directory;
    private final Places places;
    private final ToldGroups groups;

    public Rosters(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.directory = new Directory(clock);
        this.places = new Places(jdbi, clock);
        this.groups = new ToldGroups(clock);
    }

    /**
     * A list to be read.
     *
     * @param wholeAt when it was last read from beginning to end; null for never
     * @param tries how often in a row, with this one
     */
    public record Due(
            OrganizationId organization,
            PlaceId place,
            InstallationId installation,
            @Nullable Instant wholeAt,
            int tries) {}

    /**
     * Somebody on a list.
     *
     * @param name null when the host doesn't tell
     * @param groups for each set that the host tells about, in which the person is
     */
    public record Listed(
            String subject,
            @Nullable String name,
            @Nullable String email,
            Role role,
            Map<String, List<String>> groups) {
        public Listed {
            groups = Map.copyOf(groups);
        }
    }

    /** Somebody has come to the place: its list is read soon, unless that was within the last hour. */
    public void wanted(OrganizationId organization, InstallationId installation, PlaceId place) {
        var now = clock.instant();
        jdbi.useExtension(RosterDao.class, dao -> dao.want(organization, installation, place, now, now.minus(PAUSE)));
    }

    /** The list that has waited longest, for us alone as long as it takes. */
    public Optional<Due> take() {
        var now = clock.instant();
        return jdbi.withExtension(RosterDao.class, dao -> dao.take(now, now.plus(LEASE)));
    }

    /**
     * How the lists of an installation's places stand.
     *
     * @param places that have one
     * @param problem of one that failed; null when none did
     */
    public record Tally(
            int places, int read, int failing, @Nullable String problem) {}

    public Tally tally(OrganizationId organization, InstallationId installation) {
        return jdbi.withExtension(RosterDao.class, dao -> dao.tally(organization, installation));
    }

    /**
     * Who was known to an installation that this one carries on is the same here; before they are stored.
     *
     * @param former by subject, what the installation before calls them
     */
    public void carry(Due due, InstallationId before, Map<String, String> former) {
        jdbi.useTransaction(handle -> directory.carry(handle, due.organization(), before, due.installation(), former));
    }

    /** Stores some of a list and returns who they are. */
    public Set<PersonId> store(Due due, List<Listed> some) {
        return jdbi.inTransaction(handle -> {
            var entries = some.stream().map(each -> entry(due, each)).toList();
            var people = directory.recognise(handle, due.organization(), due.installation(), entries);
            var roles = new HashMap<PersonId, Role>();
            var told = new HashMap<PersonId, Map<String, List<String>>>();
            for (var each : some) {
                var person = people.get(each.subject());
                roles.put(person, each.role());
                told.put(person, each.groups());
            }
            places.list(handle, due.organization(), due.place(), roles);
            groups.take(handle, due.organization(), due.place(), told);
            return Set.copyOf(roles.keySet());
        });
    }

    /** Stores in which groups some people of the list are, and nothing else about them. */
    public void storeGroups(Due due, Map<String, Map<String, List<String>>> bySubject) {
        jdbi.useTransaction(handle -> {
            var told = new HashMap<PersonId, Map<String, List<String>>>();
            known(handle, due, bySubject.keySet())
                    .forEach((subject, person) -> told.put(person, bySubject.getOrDefault(subject, Map.of())));
            groups.take(handle, due.organization(), due.place(), told);
        });
    }

    /** How many the list had when it was last read. */
    public int listed(Due due) {
        return jdbi.withExtension(RosterDao.class, dao -> dao.listed(due.organization(), due.place()));
    }

    /** The whole list was read: whoever was on it and isn't {@code present} has left. */
    public void whole(Due due, Collection<PersonId> present) {
        jdbi.useTransaction(handle -> {
            places.leaveAllBut(handle, due.organization(), due.place(), present);
            handle.attach(RosterDao.class).read(due.organization(), due.place(), clock.instant(), clock.instant());
        });
    }

    /** What had changed was read. */
    public void differences(Due due, Set<String> left) {
        jdbi.useTransaction(handle -> {
            places.leave(
                    handle,
                    due.organization(),
                    due.place(),
                    known(handle, due, left).values());
            handle.attach(RosterDao.class).read(due.organization(), due.place(), clock.instant(), null);
        });
    }

    /**
     * It couldn't be read.
     *
     * @param problem a code that widgets have words for
     * @param wait until the next try; null to wait longer each time
     */
    public void failed(Due due, String problem, boolean mayPass, @Nullable Duration wait) {
        var now = clock.instant();
        var next = mayPass ? now.plus(wait == null ? RETRIES.after(due.tries()) : wait) : null;
        jdbi.useExtension(RosterDao.class, dao -> dao.failed(due.organization(), due.place(), problem, now, next));
    }

    private static Map<String, PersonId> known(Handle handle, Due due, Collection<String> subjects) {
        var people = new HashMap<String, PersonId>();
        handle.attach(RosterDao.class)
                .people(due.organization(), due.installation(), List.copyOf(subjects))
                .forEach(each -> people.put(each.subject(), each.personId()));
        return people;
    }

    private static Directory.Entry entry(Due due, Listed listed) {
        var pseudonym = Arrivals.pseudonym(due.installation(), listed.subject(), listed.role());
        return new Directory.Entry(listed.subject(), listed.name(), pseudonym, listed.email());
    }
}
