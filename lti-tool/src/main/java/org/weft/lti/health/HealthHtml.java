package org.weft.lti.health;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.weft.base.Markup;

/** A report as a part of a page: sections with headings of the second level. Classes begin with {@code health}. */
public final class HealthHtml {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private HealthHtml() {}

    public static String of(Report report) {
        return """
                <section class="health" aria-labelledby="health-checks">
                <h2 id="health-checks">Checks</h2>
                <p>Looked at %s.</p>
                <ul class="health-checks">
                %s</ul>
                </section>
                <section class="health" aria-labelledby="health-launches">
                <h2 id="health-launches">The last launches</h2>
                %s
                </section>
                """.formatted(
                        TIME.format(report.at()),
                        report.checks().stream().map(HealthHtml::check).collect(Collectors.joining()),
                        launches(report.launches()));
    }

    private static String check(Check check) {
        var result = check.result();
        var next = check.next().isEmpty()
                ? ""
                : "<p><strong>Next:</strong> %s <span class=\"health-side\">It is up to %s.</span></p>"
                        .formatted(
                                Markup.escape(check.next()),
                                Markup.escape(check.side().words()));
        return """
                <li class="health-%s"><h3>%s: <span class="health-result">%s</span></h3><p>%s</p>%s</li>
                """.formatted(
                        result.name().toLowerCase(Locale.ROOT),
                        Markup.escape(check.name()),
                        Markup.escape(result.words()),
                        Markup.escape(check.found()),
                        next);
    }

    private static String launches(List<Sighting> launches) {
        if (launches.isEmpty()) {
            return "<p>None came yet.</p>";
        }
        var rows = launches.stream().map(HealthHtml::row).collect(Collectors.joining());
        return """
                <table>
                <thead><tr><th scope="col">Time</th><th scope="col">Decision</th><th scope="col">Number in the log</th></tr></thead>
                <tbody>
                %s</tbody>
                </table>
                """.formatted(rows);
    }

    private static String row(Sighting seen) {
        return "<tr><td>%s</td><td>%s</td><td><code>%s</code></td></tr>%n"
                .formatted(
                        TIME.format(seen.seenAt()),
                        Markup.escape(seen.ok() ? seen.code() : seen.outcome() + ": " + seen.code()),
                        Markup.escape(seen.correlation()));
    }
}
