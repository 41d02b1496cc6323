package org.weft.lti.health;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import org.weft.lti.health.Check.Side;
import org.weft.lti.health.Sighting.Keeper;
import org.weft.lti.registrations.Registration;

/** How the last launches went, and what real browsers kept for us meanwhile. */
final class LaunchesPart implements Health.Part {
    private static final String OUTCOME = "The last launches";
    private static final String BROWSERS = "Cookies and storage";

    @Override
    public List<Check> look(Registration registration, List<Sighting> launches) {
        return launches.isEmpty()
                ? List.of(
                        Check.unknown(OUTCOME, "None came yet. Open an activity with Weft in a course."),
                        Check.unknown(BROWSERS, "No browser has come yet."))
                : List.of(outcome(launches), browsers(launches));
    }

    private static Check outcome(List<Sighting> launches) {
        var last = launches.get(0);
        var refused = launches.stream().filter(each -> !each.ok()).toList();
        if (refused.isEmpty()) {
            return Check.good(
                    OUTCOME,
                    launches.size() == 1 ? "The last one opened." : "The last " + launches.size() + " opened.");
        }
        var codes = refused.stream().map(Sighting::code).distinct().collect(Collectors.joining(", "));
        var found = "%d of the last %d didn't open: %s.".formatted(refused.size(), launches.size(), codes);
        var next = "Weft's log has more, by the number of each; the page that people saw says what to check.";
        return last.ok()
                ? Check.doubtful(OUTCOME, found + " The last one did.", Side.NOBODY, next)
                : Check.wrong(OUTCOME, found, last.outcome().equals("failed") ? Side.OURS : Side.LMS, next);
    }

    private static Check browsers(List<Sighting> launches) {
        var kept = new EnumMap<Keeper, Integer>(Keeper.class);
        for (var each : launches) {
            if (each.keptBy() != null) {
                kept.merge(each.keptBy(), 1, Integer::sum);
            }
        }
        var parts = new ArrayList<String>();
        kept.forEach((keeper, count) -> parts.add(count + " by " + keeper.words()));
        long windows = launches.stream()
                .filter(each -> each.keptBy() != null && !each.inFrame())
                .count();
        var found = (parts.isEmpty() ? "Nothing was kept yet" : "Kept: " + String.join(", ", parts)) + ". "
                + (windows == 0 ? "All in a frame." : windows + " in a window of their own.");
        boolean lost = launches.stream().anyMatch(each -> each.code().equals("browser-unproved"));
        return lost
                ? Check.doubtful(
                        BROWSERS,
                        found + " Some browser kept nothing.",
                        Side.NOBODY,
                        "In the LMS, let Weft open in a new window by default.")
                : parts.isEmpty() ? Check.unknown(BROWSERS, found) : Check.good(BROWSERS, found);
    }
}
