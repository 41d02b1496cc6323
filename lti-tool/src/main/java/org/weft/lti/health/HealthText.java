package org.weft.lti.health;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report for the command line. */
public final class HealthText {
    private HealthText() {}

    public static String of(Report report) {
        var registration = report.registration();
        var head = "%s  %s%n  issuer %s, client id %s%n%n"
                .formatted(
                        registration.installationId().text(),
                        report.name(),
                        registration.issuer(),
                        registration.clientId());
        return head
                + report.checks().stream().map(HealthText::check).collect(Collectors.joining())
                + launches(report.launches());
    }

    private static String check(Check check) {
        var line = "  %-13s %s%n  %-13s %s%n"
                .formatted(check.result().words().toUpperCase(Locale.ROOT), check.name(), "", check.found());
        return check.next().isEmpty()
                ? line
                : line
                        + "  %-13s Next: %s (%s)%n"
                                .formatted("", check.next(), check.side().words());
    }

    private static String launches(List<Sighting> launches) {
        return launches.stream()
                .map(each -> "  %s  %-7s  %-20s  %s%n"
                        .formatted(each.seenAt(), each.outcome(), each.code(), each.correlation()))
                .collect(Collectors.joining("", "\n  The last launches, the newest first:\n", "\n"));
    }
}
