package org.weft.imports;

import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.discussion.Forums;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.places.Places;
import org.weft.session.Secrets;
import org.weft.session.Widget;

/** Finds the spot that an import goes to, by the words that people have for it; or makes it before its first launch. */
public final class Targets {
    private final Jdbi jdbi;
    private final Clock clock;
    private final Forums forums;

    public Targets(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forums = new Forums(jdbi, clock, new Audit(jdbi, clock));
    }

    /**
     * A spot that its host hasn't opened yet.
     *
     * @param placeKey the host's key of the place; of a course in LTI {@code <deployment id>/<context id>}
     * @param placementKey the host's key of the placement; in LTI the resource link's id
     * @param returnUrl the host's page that it stands on, where known
     */
    public record Spot(
            String placeKey,
            String placeTitle,
            String placementKey,
            String placementTitle,
            @Nullable String returnUrl) {}

    /**
     * The placement with a discussion in a place.
     *
     * @param place its title or id
     * @param placement its title or the host's key; needed when the place has several
     * @throws Refusal.NotFound {@code place-not-found}, {@code placement-not-found}
     * @throws Refusal.Conflict {@code place-ambiguous}, {@code placement-ambiguous}
     */
    public Target find(OrganizationId organization, String place, @Nullable String placement) {
        var found = one("place", place, jdbi.withExtension(TargetDao.class, dao -> dao.places(organization, place)));
        var spots = jdbi.withExtension(
                TargetDao.class, dao -> dao.placements(organization, found.id(), Widget.DISCUSSION.word(), placement));
        var wanted = placement == null ? "with a discussion in " + found.title() : placement;
        var spot = one("placement", wanted, spots);
        var forum = forums.of(organization, new PlaceId(found.id()), new PlacementId(spot.id()));
        return new Target(organization, found.installationId(), new PlaceId(found.id()), forum);
    }

    /** Makes the place and the placement where they aren't there yet; the first launch finds them. */
    public Target make(OrganizationId organization, InstallationId installation, Spot spot) {
        var places = new Places(jdbi, clock);
        var placement = jdbi.inTransaction(handle -> {
            var place = places.enter(handle, organization, installation, spot.placeKey(), spot.placeTitle());
            return places.placement(handle, organization, place, spot.placementKey())
                    .orElseGet(() -> places.put(
                            handle,
                            organization,
                            place,
                            new Places.NewPlacement(
                                    Secrets.random(organization),
                                    spot.placementKey(),
                                    Widget.DISCUSSION.word(),
                                    spot.placementTitle(),
                                    spot.returnUrl())));
        });
        var forum = forums.of(organization, placement.placeId(), placement.id());
        return new Target(organization, installation, placement.placeId(), forum);
    }

    private static Found one(String what, String wanted, List<Found> found) {
        if (found.isEmpty()) {
            throw new Refusal.NotFound(
                    what + "-not-found",
                    "There is no " + what + " " + wanted + ". It is there once it was opened in its host");
        }
        if (found.size() > 1) {
            throw new Refusal.Conflict(
                    what + "-ambiguous",
                    "There are several: say which " + what + " of "
                            + found.stream().map(Found::shown).collect(Collectors.joining(", ")));
        }
        return found.get(0);
    }

    /** A place or a placement. {@code name} is what tells it from others of the same title. */
    record Found(InstallationId installationId, long id, String title, String name) {
        String shown() {
            return "\"" + title + "\" (" + name + ")";
        }
    }

    @RegisterConstructorMapper(Found.class)
    interface TargetDao {
        @SqlQuery("""
                select installation_id, id, title, id::text as name
                from place
                where organization_id = :organization and (title = :wanted or id::text = :wanted)
                order by id
                limit 20
                """)
        List<Found> places(OrganizationId organization, String wanted);

        @SqlQuery("""
                select pl.installation_id, p.id, p.title, p.host_key as name
                from placement p
                join place pl on pl.organization_id = p.organization_id and pl.id = p.place_id
                where p.organization_id = :organization and p.place_id = :place and p.widget = :widget
                  and (cast(:wanted as text) is null or p.title = :wanted or p.host_key = :wanted)
                order by p.id
                limit 20
                """)
        List<Found> placements(OrganizationId organization, long place, String widget, @Nullable String wanted);
    }
}
