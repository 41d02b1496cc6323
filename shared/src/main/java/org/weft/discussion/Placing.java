package org.weft.discussion;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.Groups;
import org.weft.places.PlaceId;
import org.weft.places.Placement;
import org.weft.places.Places;
import org.weft.places.Role;
import org.weft.session.Arrival;
import org.weft.session.Arrivals;
import org.weft.session.Secrets;
import org.weft.session.SessionId;
import org.weft.session.Viewer;
import org.weft.session.Widget;

/**
 * Discussions that staff prepares where its host lets it choose what stands on a page: set up before anybody has opened
 * them, by the same rules as in the discussion's own settings.
 */
public final class Placing {
    private static final int MOST_CHOICES = 200;
    private static final ForumId NO_FORUM = new ForumId(0);
    private static final SessionId NO_SESSION = new SessionId(0);

    private final Jdbi jdbi;
    private final Arrivals arrivals;
    private final Places places;
    private final Groups groups;
    private final Forums forums;
    private final Dates dates;
    private final Grouping grouping;
    private final Sharing sharing;

    Placing(
            Jdbi jdbi,
            Arrivals arrivals,
            Places places,
            Groups groups,
            Forums forums,
            Dates dates,
            Grouping grouping,
            Sharing sharing) {
        this.jdbi = jdbi;
        this.arrivals = arrivals;
        this.places = places;
        this.groups = groups;
        this.forums = forums;
        this.dates = dates;
        this.grouping = grouping;
        this.sharing = sharing;
    }

    /**
     * What is set for a discussion.
     *
     * @param anonymity whether learners may hide their names from classmates
     * @param groupSet whose groups are kept apart; null for none
     * @param kind of threads that people begin, unless they say otherwise; null for what there is, at first questions
     * @param shown key of a placement whose discussion is shown instead of a new one; all else stays as it is there
     */
    public record Setup(
            boolean anonymity,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            @Nullable String groupSet,
            @Nullable Kind kind,
            @Nullable String shown) {
        /** What a discussion has that nobody has set up. */
        public static final Setup USUAL = new Setup(false, null, null, null, null, null);

        /** @throws Refusal.Invalid {@code dates-invalid} when it would close before it opens */
        public Setup {
            Dates.requireOrder(opensAt, closesAt);
        }
    }

    /** A discussion that can be shown on another page as well, and its newest thread, if there is one. */
    public record Choice(
            String placement,
            String title,
            String place,
            @Nullable String newest) {}

    /** Staff of a place, by a role that its host has told. */
    public record Author(OrganizationId organization, PersonId person, Role role) {}

    /** Where a placement is, in its host's words. */
    public record Spot(
            InstallationId installation,
            String placeKey,
            String placeTitle,
            String placementKey,
            String placementTitle,
            @Nullable String returnUrl) {}

    /** Remembers who prepares something, and where. */
    public Arrivals.Met meet(Arrival arrival) {
        return arrivals.meet(arrival);
    }

    /** Remembers who somebody is, wherever they are. */
    public PersonId recognise(Arrival arrival) {
        return arrivals.recognise(arrival);
    }

    /** Discussions of the places where the person is staff; those of this place first. */
    public List<Choice> choices(OrganizationId organization, PersonId person, PlaceId place) {
        return jdbi
                .withExtension(
                        SharingDao.class, dao -> dao.choices(organization, person, place, NO_FORUM, MOST_CHOICES))
                .stream()
                .map(choice -> new Choice(choice.placement(), choice.title(), choice.place(), choice.newest()))
                .toList();
    }

    /** What a discussion has that is made without a word, as its organization wants it. */
    public Setup usual(OrganizationId organization) {
        return new Setup(new ForumDefaults(jdbi).of(organization).anonymity(), null, null, null, null, null);
    }

    /** Names of the sets of groups that a place has. */
    public List<String> groupSets(OrganizationId organization, PlaceId place) {
        return groups.all(organization, place).stream()
                .map(Groups.Group::set)
                .distinct()
                .toList();
    }

    /** Whether there is a placement already. */
    public boolean isPlaced(OrganizationId organization, Spot spot) {
        return find(organization, spot).isPresent();
    }

    /** What is set for a placement; empty when there is none. */
    public Optional<Setup> setup(Author author, Spot spot) {
        return find(author.organization(), spot).map(placement -> {
            var viewer = viewer(author, spot, placement);
            var facts = forums.facts(viewer);
            var settings = forums.settings(viewer);
            return new Setup(
                    settings.anonymity(), facts.opensAt(), facts.closesAt(), facts.groupSet(), settings.kind(), null);
        });
    }

    /**
     * Makes the placement where there is none, and sets it up. Doing so twice is the same as doing it once.
     *
     * @throws Refusal.NotFound {@code forum-not-found}, {@code group-not-found} for what isn't the author's to choose
     */
    public Placement place(Author author, Spot spot, Setup setup) {
        var placement = find(author.organization(), spot).orElseGet(() -> make(author, spot));
        var viewer = viewer(author, spot, placement);
        var shown = setup.shown();
        if (shown != null) {
            sharing.show(viewer, new Sharing.Wanted(shown, null));
            return placement;
        }
        var settings = forums.settings(viewer);
        var wanted = settings.with(setup.anonymity(), Objects.requireNonNullElse(setup.kind(), settings.kind()));
        if (!wanted.equals(settings)) {
            forums.set(viewer, wanted);
        }
        var span = new Dates.Span(setup.opensAt(), setup.closesAt());
        if (!span.equals(dates.of(viewer))) {
            dates.set(viewer, span);
        }
        if (!Objects.equals(forums.facts(viewer).groupSet(), setup.groupSet())) {
            grouping.keepApart(viewer, setup.groupSet());
        }
        return placement;
    }

    /** Empty when there is none. */
    public Optional<Placement> find(OrganizationId organization, Spot spot) {
        return jdbi.withHandle(handle -> places.find(handle, organization, spot.installation(), spot.placeKey())
                .flatMap(place -> places.placement(handle, organization, place, spot.placementKey())));
    }

    private Placement make(Author author, Spot spot) {
        return jdbi.inTransaction(handle -> {
            var organization = author.organization();
            var place = places.enter(handle, organization, spot.installation(), spot.placeKey(), spot.placeTitle());
            var placement = new Places.NewPlacement(
                    Secrets.random(organization),
                    spot.placementKey(),
                    Widget.DISCUSSION.word(),
                    spot.placementTitle(),
                    spot.returnUrl());
            return places.put(handle, organization, place, placement);
        });
    }

    private static Viewer viewer(Author author, Spot spot, Placement placement) {
        return new Viewer(
                author.organization(),
                NO_SESSION,
                author.person(),
                "",
                null,
                placement.placeId(),
                spot.placeTitle(),
                placement.id(),
                placement.key(),
                placement.title(),
                Widget.DISCUSSION,
                author.role(),
                placement.returnUrl(),
                null,
                List.of());
    }
}
