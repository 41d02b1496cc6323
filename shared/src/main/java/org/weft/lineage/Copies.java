package org.weft.lineage;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.Places;
import org.weft.session.Arrival;
import org.weft.session.Secrets;

/**
 * Makes a copied spot as its origin is: with its settings and its first threads, and without anybody's posts. What is of
 * one group alone stays with it: dates, groups kept apart, whom it is shown to.
 */
public final class Copies {
    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
    private static final String SOME_TITLE = "Questions about this page";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Places places;
    private final FirstThreads firstThreads;

    public Copies(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.places = new Places(jdbi, clock);
        this.firstThreads = new FirstThreads();
    }

    /**
     * Somebody opens a spot that may be a copy; to be called before they arrive. It is made once, in the name of the
     * staff who opens it, or who has opened another one of the course before. Nothing happens while there is nobody of
     * either kind, or when its origin isn't here.
     *
     * @param meet remembers who arrives, and where; asked when it is staff
     */
    public void begin(Arrival arrival, Claim claim, Supplier<PersonId> meet) {
        if (claim.isEmpty()) {
            return;
        }
        if (jdbi.withHandle(handle -> isThere(handle, arrival))) {
            if (arrival.role().staff()) {
                confirm(arrival, claim);
            }
            return;
        }
        source(arrival, claim).ifPresent(source -> {
            var author = arrival.role().staff() ? Optional.of(meet.get()) : staffOf(arrival);
            author.ifPresent(person -> begin(arrival, claim, source, person));
        });
    }

    /** Staff of a place that has been there before, the first of them; empty when there is none. */
    public Optional<PersonId> staffOf(Arrival arrival) {
        return jdbi.withExtension(
                LineageDao.class, dao -> dao.staff(arrival.organization(), arrival.installation(), arrival.placeKey()));
    }

    private boolean isThere(Handle handle, Arrival arrival) {
        return places.find(handle, arrival.organization(), arrival.installation(), arrival.placeKey())
                .flatMap(place -> places.placement(handle, arrival.organization(), place, arrival.placementKey()))
                .isPresent();
    }

    /** By what says it best: the spot's own history, then what it began as, then the same title in the course's origin. */
    private Optional<LineageDao.Source> source(Arrival arrival, Claim claim) {
        var first = claim.first();
        var spot = new LineageDao.Spot(
                arrival.organization(),
                arrival.installation(),
                arrival.placeKey(),
                arrival.placementKey(),
                first == null ? null : first.placeKey(),
                first == null ? null : first.placementKey(),
                claim.links(),
                claim.courses(),
                claim.told(),
                Objects.requireNonNullElse(arrival.placementTitle(), ""));
        return jdbi.withExtension(
                LineageDao.class,
                dao -> dao.byLinks(spot)
                        .or(() -> first == null ? Optional.empty() : dao.byFamily(spot))
                        .or(() -> claim.told().isEmpty() ? Optional.empty() : dao.byTitle(spot)));
    }

    private void begin(Arrival arrival, Claim claim, LineageDao.Source source, PersonId author) {
        var organization = arrival.organization();
        boolean made = jdbi.inTransaction(handle -> {
            var dao = handle.attach(LineageDao.class);
            var place = places.find(handle, organization, arrival.installation(), arrival.placeKey());
            if (place.isEmpty() || isThere(handle, arrival)) {
                return false;
            }
            var placement = places.put(
                    handle,
                    organization,
                    place.get(),
                    new Places.NewPlacement(
                            Secrets.random(organization),
                            arrival.placementKey(),
                            arrival.widget().word(),
                            Objects.requireNonNullElse(arrival.placementTitle(), SOME_TITLE),
                            arrival.returnUrl()));
            dao.lock(organization, placement.id());
            if (dao.isShown(organization, placement.id())) {
                return false;
            }
            var copy = new LineageDao.Copy(
                    organization,
                    placement.id(),
                    source.placement(),
                    source.forum(),
                    certain(dao, arrival, claim, source, author),
                    clock.instant());
            put(handle, dao, copy, place.get(), author);
            return true;
        });
        if (made) {
            LOG.info(
                    "copy begun, organization={} source={}",
                    organization.value(),
                    source.placement().value());
        }
    }

    /** Two spots of a course that show one forum show one in the copy as well. */
    private void put(Handle handle, LineageDao dao, LineageDao.Copy copy, PlaceId place, PersonId author) {
        var shared = dao.sharedHere(copy, place);
        var forum = shared.orElseGet(() -> dao.addForum(copy, place));
        dao.show(copy.organization(), copy.placement(), forum);
        dao.remember(copy, forum);
        if (shared.isEmpty()) {
            dao.reach(copy.organization(), forum, place);
            dao.takeCredit(copy, place, forum);
            var now = copy.at();
            firstThreads.copy(
                    handle, new FirstThreads.Into(copy.organization(), place, forum, author), copy.forum(), now);
        }
    }

    /** Which one of a family it is, only a history says; but that it is of the family is proved of the first. */
    private static boolean certain(
            LineageDao dao, Arrival arrival, Claim claim, LineageDao.Source source, PersonId author) {
        return claim.told().contains(source.placeKey())
                || source.key().equals(claim.first())
                || (arrival.role().staff() && dao.isStaff(arrival.organization(), source.place(), author));
    }

    private void confirm(Arrival arrival, Claim claim) {
        jdbi.useExtension(
                LineageDao.class,
                dao -> dao.confirm(
                        arrival.organization(),
                        arrival.installation(),
                        arrival.subject(),
                        arrival.placeKey(),
                        arrival.placementKey(),
                        claim.told()));
    }
}
