package org.weft.session;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.People;
import org.weft.people.PersonId;
import org.weft.places.Groups;
import org.weft.places.PlaceId;
import org.weft.places.Placement;
import org.weft.places.Places;
import org.weft.places.Role;
import org.weft.text.Texts;

/** Lets in people whom a host has proved: remembers who and where they are and opens a session for one tab. */
public final class Arrivals {
    static final Duration CODE_LIFETIME = Duration.ofSeconds(60);
    private static final int LONGEST_NAME = 200;

    private final Jdbi jdbi;
    private final Clock clock;
    private final URI publicUrl;
    private final People people;
    private final Places places;
    private final Groups groups;

    public Arrivals(Jdbi jdbi, Clock clock, URI publicUrl, People people, Places places, Groups groups) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.people = people;
        this.places = places;
        this.groups = groups;
    }

    public Welcome arrive(Arrival arrival) {
        return jdbi.inTransaction(handle -> {
            var organization = arrival.organization();
            var title = line(arrival.placeTitle(), "This course");
            var place = places.enter(handle, organization, arrival.installation(), arrival.placeKey(), title);
            var known = places.placement(handle, organization, place, arrival.placementKey());
            if (known.isEmpty() && !arrival.role().staff()) {
                handle.rollback();
                return new Welcome.NotReady();
            }
            var person = remember(handle, arrival, place);
            var placement = placement(handle, arrival, place, known.orElse(null));
            var code = Secrets.random(organization);
            handle.attach(SessionDao.class)
                    .open(
                            organization,
                            person,
                            place,
                            placement.id(),
                            arrival.role().word(),
                            Secrets.hash(code),
                            arrival.target(),
                            arrival.parentOrigin(),
                            clock.instant(),
                            clock.instant().plus(CODE_LIFETIME));
            return new Welcome.Opened(publicUrl.resolve("/open/" + code));
        });
    }

    /** Somebody in a place. */
    public record Met(PlaceId place, PersonId person) {}

    /** Remembers who and where somebody is, as {@link #arrive} does, without opening anything. */
    public Met meet(Arrival arrival) {
        return jdbi.inTransaction(handle -> {
            var title = line(arrival.placeTitle(), "This course");
            var place = places.enter(handle, arrival.organization(), arrival.installation(), arrival.placeKey(), title);
            return new Met(place, remember(handle, arrival, place));
        });
    }

    private PersonId remember(Handle handle, Arrival arrival, PlaceId place) {
        var organization = arrival.organization();
        var person = people.recognise(handle, organization, arrival.installation(), introduction(arrival));
        places.join(handle, organization, place, person, arrival.role());
        groups.told(handle, organization, place, person, arrival.groups());
        return person;
    }

    private Placement placement(Handle handle, Arrival arrival, PlaceId place, @Nullable Placement known) {
        var title = line(arrival.placementTitle(), "Questions about this page");
        if (known != null && known.title().equals(title) && Objects.equals(known.returnUrl(), arrival.returnUrl())) {
            return known;
        }
        var key = Secrets.random(arrival.organization());
        return places.put(
                handle,
                arrival.organization(),
                place,
                new Places.NewPlacement(
                        key, arrival.placementKey(), arrival.widget().word(), title, arrival.returnUrl()));
    }

    private static People.Introduction introduction(Arrival arrival) {
        var name = line(arrival.name(), pseudonym(arrival.installation(), arrival.subject(), arrival.role()));
        return new People.Introduction(
                arrival.subject(), name, arrival.email(), arrival.locale(), arrival.role() == Role.PREVIEW);
    }

    /** What a host calls something, fit to be shown on one line. */
    private static String line(@Nullable String text, String otherwise) {
        var line = text == null ? "" : Texts.excerpt(text, LONGEST_NAME);
        return line.isEmpty() ? otherwise : line;
    }

    /** For example {@code Learner 7F3A}: the same at every visit, and nothing of the e-mail address in it. */
    public static String pseudonym(InstallationId installation, String subject, Role role) {
        var hash = Secrets.hash(installation.text() + "/" + subject);
        var word = role.word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) + " "
                + HexFormat.of().withUpperCase().formatHex(hash, 0, 2);
    }
}
