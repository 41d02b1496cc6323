package org.weft.credit;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Backlog;
import org.weft.activity.Event;
import org.weft.people.PersonId;

/** Counts everyone's points, a while after something has happened that may change them. */
public final class Counting implements Backlog.Follower {
    /** What happens within this time is counted together. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;

    public Counting(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @param comment of what was given by hand last; null when nothing was */
    private record Total(int points, @Nullable String comment) {}

    @Override
    public void hear(Handle handle, List<Event> events) {
        var organizations = events.stream().map(Event::organization).toArray(Long[]::new);
        var forums = events.stream().map(Event::stream).toArray(Long[]::new);
        handle.attach(CreditDao.class)
                .wake(organizations, forums, clock.instant().plus(PAUSE));
    }

    /** Counts whatever is due. */
    public void countDue() {
        while (jdbi.inTransaction(this::countNext)) {
            // The next one.
        }
    }

    private boolean countNext(Handle handle) {
        var next = handle.attach(CreditDao.class).nextDue(clock.instant());
        next.ifPresent(spot -> count(handle, spot));
        return next.isPresent();
    }

    /** Counts now; in the caller's transaction. */
    void count(Handle handle, CreditDao.Spot at) {
        var credit = handle.attach(CreditDao.class);
        credit.counted(at.organization(), at.place(), at.forum());
        var rules = credit.rules(at.organization(), at.place(), at.forum())
                .filter(Rules::enabled)
                .orElse(null);
        if (rules == null) {
            return;
        }
        var dao = handle.attach(ScoreDao.class);
        var totals = totals(handle, at, rules);
        dao.scored(at.organization(), at.place(), at.forum())
                .forEach(person -> totals.putIfAbsent(person, new Total(0, null)));
        dao.store(
                at.organization(),
                at.place(),
                at.forum(),
                totals.keySet().stream().map(PersonId::value).toArray(Long[]::new),
                totals.values().stream().map(Total::points).toArray(Integer[]::new),
                totals.values().stream().map(Total::comment).toArray(String[]::new),
                clock.instant());
        dao.parkWhoLeft(at.organization(), at.place(), at.forum());
        dao.dropEmpty(at.organization(), at.place(), at.forum());
    }

    private static Map<PersonId, Total> totals(Handle handle, CreditDao.Spot at, Rules rules) {
        var evidence = new LinkedHashMap<PersonId, List<Evidence>>();
        handle.attach(EvidenceDao.class)
                .find(at.organization(), at.place(), at.forum(), null)
                .forEach(each -> evidence.computeIfAbsent(each.person(), unknown -> new ArrayList<>())
                        .add(each));
        var totals = new LinkedHashMap<PersonId, Total>();
        evidence.forEach((person, things) -> totals.put(
                person,
                new Total(
                        Evidence.count(things, rules).stream()
                                .mapToInt(Evidence.Counted::points)
                                .sum(),
                        null)));
        for (var given : handle.attach(CreditDao.class).sums(at.organization(), at.place(), at.forum(), null)) {
            var byRules =
                    totals.getOrDefault(given.person(), new Total(0, null)).points();
            totals.put(given.person(), new Total(Math.max(0, byRules + given.points()), given.comment()));
        }
        return totals;
    }
}
