package org.weft.lti.picking;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.base.Json;
import org.weft.base.Refusal;
import org.weft.credit.Credit;
import org.weft.discussion.Placing;
import org.weft.discussion.Placing.Setup;
import org.weft.lineage.Claim;
import org.weft.people.OrganizationId;
import org.weft.places.Placement;
import org.weft.places.Role;
import org.weft.session.Arrival;

/**
 * Discussions that were prepared in a picker. The platform names them by an id of ours in every launch of the link that
 * it made of them; the first such launch makes the placement, whoever comes. One that comes from another course than the
 * one it was prepared in, or from a second link, is of a copy.
 */
public final class Preparations {
    private static final Logger LOG = LoggerFactory.getLogger(Preparations.class);
    private static final int RANDOM = 4;
    private static final String SOME_COURSE = "This course";
    private static final String SOME_TITLE = "Questions about this page";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Placing placing;
    private final Credit credit;

    public Preparations(Jdbi jdbi, Clock clock, Placing placing, Credit credit) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.placing = placing;
        this.credit = credit;
    }

    /** What was prepared, as it is set now. */
    record Prepared(
            UUID id, String title, Setup setup, @Nullable Integer points) {}

    /** Keeps what an author chose until it is launched; what is launched already is changed at once. */
    void put(Picker picker, Item item, Setup setup) {
        find(picker, item.id()).ifPresent(row -> {
            if (row.linkKey() != null) {
                var spot = spot(row, picker.asked().placeTitle(), item.title());
                grade(row.organization(), placing.place(picker.author(), spot, setup), item.points(), setup);
            }
        });
        var row = new PreparedDao.Row(
                picker.organization(),
                item.id(),
                picker.installation(),
                picker.deploymentId(),
                picker.asked().contextKey(),
                picker.person(),
                picker.asked().role().word(),
                item.title(),
                Json.write(setup),
                item.points(),
                null,
                null);
        jdbi.useExtension(PreparedDao.class, dao -> dao.put(row, clock.instant()));
    }

    /** Whether there is something at a link already. */
    public boolean isPlaced(Arrival arrival) {
        return placing.isPlaced(arrival.organization(), spot(arrival));
    }

    /** Sets up a link that was made by hand; doing so twice is the same as doing it once. */
    void setUp(LinkSetup setup, Wanted wanted) {
        var title = wanted.titles().get(0);
        var arrival = setup.arrival().called(title);
        if (!title.equals(setup.arrival().placementTitle())) {
            var row = new PreparedDao.Row(
                    arrival.organization(),
                    idOf(arrival),
                    arrival.installation(),
                    setup.deploymentId(),
                    setup.asked().contextKey(),
                    setup.person(),
                    arrival.role().word(),
                    title,
                    Json.write(wanted.setup()),
                    wanted.points(),
                    arrival.placementKey(),
                    arrival.placeKey());
            jdbi.useExtension(PreparedDao.class, dao -> dao.putBound(row, clock.instant()));
        }
        try {
            var placement = placing.place(setup.author(), spot(arrival), wanted.setup());
            grade(arrival.organization(), placement, wanted.points(), wanted.setup());
        } catch (Refusal e) {
            // What was chosen has gone in this moment: what could be set is set.
            LOG.warn("lti-setup can't be done as chosen, code={}", e.code());
        }
    }

    /** By the name that the link was given when it was set up, if that isn't the one that the LMS has for it. */
    public Arrival named(Arrival arrival) {
        return jdbi.withExtension(PreparedDao.class, dao -> dao.title(arrival.organization(), idOf(arrival)))
                .map(arrival::called)
                .orElse(arrival);
    }

    /** The id of a link that was set up by hand: it follows from the link, so it proves nothing to those who know it. */
    private static UUID idOf(Arrival arrival) {
        var link = arrival.installation().text() + " " + arrival.placeKey() + " " + arrival.placementKey();
        return UUID.nameUUIDFromBytes(link.getBytes(StandardCharsets.UTF_8));
    }

    /** What a picker is asked to change; empty when it is of another course, or never was. */
    Optional<Prepared> editing(Picker picker) {
        var id = picker.asked().editing();
        return id == null ? Optional.empty() : find(picker, id).map(row -> prepared(picker, row));
    }

    /** The id of what a link shows; empty when it shows nothing that was prepared. */
    public Optional<UUID> ofLink(Arrival arrival) {
        return jdbi.withExtension(
                        PreparedDao.class,
                        dao -> dao.ofLink(arrival.organization(), arrival.installation(), arrival.placementKey()))
                .filter(row -> Objects.equals(row.linkPlaceKey(), arrival.placeKey()))
                .map(PreparedDao.Row::id);
    }

    /** Makes the placement that was prepared if this is its link's first launch. */
    public void bind(UUID id, Arrival arrival) {
        row(id, arrival)
                .filter(row -> row.linkKey() == null)
                .filter(row -> row.contextKey() == null || row.contextKey().equals(arrival.placeKey()))
                .ifPresent(row -> bind(row, arrival));
    }

    /** Where the link stands that had it first; empty when this is it, or none was launched yet. */
    public Optional<Claim.First> first(UUID id, Arrival arrival) {
        return row(id, arrival)
                .filter(row -> row.linkKey() != null)
                .filter(row -> !isOf(row, arrival))
                .map(row -> new Claim.First(text(row.linkPlaceKey()), text(row.linkKey())));
    }

    /**
     * Makes the placement of a copied course whose origin was never launched: as it was prepared, without what was
     * meant for one group alone.
     *
     * @param author in whose name; empty while there is nobody, and then nothing happens
     */
    public void copy(UUID id, Arrival arrival, Supplier<Optional<Placing.Author>> author) {
        row(id, arrival)
                .filter(row -> row.linkKey() == null)
                .filter(row -> !placing.isPlaced(row.organization(), spot(arrival)))
                .ifPresent(row -> author.get().ifPresent(person -> {
                    var prepared = Json.read(row.setup(), Setup.class);
                    var setup = new Setup(prepared.anonymity(), null, null, null, prepared.kind(), null);
                    grade(row.organization(), placing.place(person, spot(arrival), setup), row.points(), prepared);
                }));
    }

    /** Only what was prepared in a picker, by an id that can't be guessed. */
    private Optional<PreparedDao.Row> row(UUID id, Arrival arrival) {
        if (id.version() != RANDOM) {
            return Optional.empty();
        }
        return jdbi.withExtension(
                PreparedDao.class, dao -> dao.find(arrival.organization(), arrival.installation(), id));
    }

    private static boolean isOf(PreparedDao.Row row, Arrival arrival) {
        return arrival.placementKey().equals(row.linkKey())
                && arrival.placeKey().equals(row.linkPlaceKey());
    }

    /** In an order by which one that fails in the middle is done again by the next launch. */
    private void bind(PreparedDao.Row row, Arrival arrival) {
        var author = new Placing.Author(row.organization(), row.person(), Role.fromString(row.role()));
        try {
            var setup = Json.read(row.setup(), Setup.class);
            grade(row.organization(), placing.place(author, spot(arrival), setup), row.points(), setup);
        } catch (Refusal e) {
            // What was chosen is gone by now, such as groups or the other discussion: what could be set is set.
            LOG.warn("lti-prepared id={} can't be set up as chosen, code={}", row.id(), e.code());
        }
        jdbi.useExtension(
                PreparedDao.class,
                dao -> dao.bind(
                        row.organization(), row.id(), arrival.placementKey(), arrival.placeKey(), clock.instant()));
    }

    private Optional<PreparedDao.Row> find(Picker picker, UUID id) {
        return jdbi.withExtension(PreparedDao.class, dao -> dao.find(picker.organization(), picker.installation(), id))
                .filter(row -> Objects.equals(row.contextKey(), picker.asked().contextKey()));
    }

    private Prepared prepared(Picker picker, PreparedDao.Row row) {
        var stored = Json.read(row.setup(), Setup.class);
        var now = row.linkKey() == null || stored.shown() != null
                ? Optional.<Setup>empty()
                : placing.setup(picker.author(), spot(row, picker.asked().placeTitle(), row.title()));
        return new Prepared(row.id(), row.title(), now.orElse(stored), now.isPresent() ? graded(row) : row.points());
    }

    private @Nullable Integer graded(PreparedDao.Row row) {
        return placing.find(row.organization(), spot(row, "", row.title()))
                .flatMap(placement -> credit.maximum(row.organization(), placement))
                .orElse(null);
    }

    /** Where a discussion stands that there is already, points are set there. */
    private void grade(OrganizationId organization, Placement placement, @Nullable Integer points, Setup setup) {
        if (setup.shown() == null) {
            credit.grade(organization, placement, points);
        }
    }

    private static Placing.Spot spot(Arrival arrival) {
        return new Placing.Spot(
                arrival.installation(),
                arrival.placeKey(),
                Objects.requireNonNullElse(arrival.placeTitle(), SOME_COURSE),
                arrival.placementKey(),
                Objects.requireNonNullElse(arrival.placementTitle(), SOME_TITLE),
                arrival.returnUrl());
    }

    private static Placing.Spot spot(PreparedDao.Row row, String placeTitle, String title) {
        return new Placing.Spot(
                row.installation(), text(row.linkPlaceKey()), placeTitle, text(row.linkKey()), title, null);
    }

    private static String text(@Nullable String bound) {
        return Objects.requireNonNull(bound);
    }
}
