package org.weft.lti.health;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.weft.lti.grades.ColumnTrial;
import org.weft.lti.keys.KeySetFetcher;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.services.AccessTokens;
import org.weft.roster.Rosters;

/** Looks at one installation from all sides. It calls the LMS, and so can take some seconds. */
public final class Health {
    private final Registrations registrations;
    private final Sightings sightings;
    private final List<Part> parts;
    private final Clock clock;

    /** What looks at one thing, by asking somebody or at what the last launches told. */
    public interface Part {
        /** @param launches the last ones, the newest first */
        List<Check> look(Registration registration, List<Sighting> launches);
    }

    /** @param parts in the order of the report */
    public Health(Registrations registrations, Sightings sightings, List<Part> parts, Clock clock) {
        this.registrations = registrations;
        this.sightings = sightings;
        this.parts = List.copyOf(parts);
        this.clock = clock;
    }

    /** All that there is; further ones can be added. */
    public static List<Part> parts(
            ToolUrls urls,
            PlatformClient client,
            KeySetFetcher keys,
            AccessTokens tokens,
            Rosters rosters,
            ColumnTrial columns,
            Clock clock) {
        return List.of(
                new AddressesPart(urls, client),
                new KeysPart(keys, clock),
                new ClockPart(),
                new TokensPart(tokens),
                new RosterPart(rosters),
                new ColumnsPart(columns),
                new LaunchesPart());
    }

    public Report report(Registration of) {
        var launches = sightings.last(of);
        var checks = new ArrayList<Check>();
        checks.add(admitted(of));
        parts.forEach(part -> checks.addAll(part.look(of, launches)));
        return new Report(of, registrations.installation(of).name(), clock.instant(), checks, launches);
    }

    private static Check admitted(Registration of) {
        var name = "Launches are let in";
        if (of.pending()) {
            return Check.wrong(
                    name,
                    "The LMS has registered itself without an invitation, and waits.",
                    Check.Side.OURS,
                    "weft installation confirm " + of.installationId().text());
        }
        return of.enabled()
                ? Check.good(name, "Yes.")
                : Check.wrong(name, "Weft is switched off for this LMS.", Check.Side.OURS, "Switch it on in Weft.");
    }
}
