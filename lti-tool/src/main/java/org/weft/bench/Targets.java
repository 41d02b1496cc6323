package org.weft.bench;

import java.util.List;
import java.util.Locale;

/** What the figures of one run must reach, as ratios between them. */
record Targets(List<Target> all) {
    private static final int CONNECTIONS = 16;

    /** @param ratio what came out; reached if it is on the right side of the limit */
    record Target(String what, double ratio, String limit, boolean reached) {}

    static Targets of(Report report) {
        double warm = report.perSecond(Bench.WARM, CONNECTIONS) / report.perSecond(Bench.STATIC, CONNECTIONS);
        double cold = report.perSecond(Bench.COLD, CONNECTIONS) / report.perSecond(Bench.BARE_PAGE, CONNECTIONS);
        double large =
                report.perSecond(Bench.SHORT_THREAD, CONNECTIONS) / report.perSecond(Bench.LARGE_THREAD, CONNECTIONS);
        double busy =
                report.perSecond(Bench.SHORT_THREAD, CONNECTIONS) / report.perSecond(Bench.BUSY_THREAD, CONNECTIONS);
        double posts = report.perSecond(Bench.POST, CONNECTIONS) / report.perSecond(Bench.INSERT, CONNECTIONS);
        double launch = report.cpu(Bench.LAUNCH, CONNECTIONS) / report.number(Bench.SIGNATURES);
        double everything = report.cpu(Bench.LAUNCH_WITH_SERVICES, CONNECTIONS) / report.number(Bench.SIGNATURES);
        double listed = report.number(Bench.ROSTER_NEW)
                / (report.number(Bench.ROSTER_FETCHED) + report.number(Bench.ROSTER_INSERTED));
        double again = report.number(Bench.ROSTER_AGAIN) / report.number(Bench.ROSTER_FETCHED);
        double scores = report.number(Bench.SCORES) / report.number(Bench.SCORES_BARE);
        double filtered = report.perSecond(Browsing.FILTERED, CONNECTIONS) / report.perSecond(Bench.LIST, CONNECTIONS);
        double open = report.perSecond(Browsing.OPEN_SHORT, CONNECTIONS)
                / report.perSecond(Browsing.OPEN_LARGEST, CONNECTIONS);
        return new Targets(List.of(
                atLeast("page from a warm server / the same bytes from a file", warm, 0.5),
                atLeast("page from the database / a bare statement", cold, 0.5),
                atMost("page of the largest thread / of a short one", large, 1.2),
                atMost("the same while a post a second arrives", busy, 1.2),
                atLeast("posts / bare inserts with commit", posts, 0.5),
                atMost("processor time of a launch / RS256 verification and signature", launch, 4),
                atMost("the same with every service switched on", everything, 4),
                atMost("list, nobody known / fetched, parsed and as many bare rows", listed, 10),
                atMost("list, nothing changed / fetched and parsed", again, 8),
                atLeast("scores delivered / as many bare requests", scores, 0.2),
                atLeast("thread list, unread by votes / the whole list", filtered, 0.5),
                atMost("opening a thread of 100 / the largest at its first unread", open, 1.2),
                atMost("event with 300 listeners and 10 posts a second: p99, ms", report.p99Millis(Bench.EVENT), 2000),
                atMost("page: p99 / p50", report.spread(Bench.WARM, CONNECTIONS), 10),
                atMost("page from the database: p99 / p50", report.spread(Bench.COLD, CONNECTIONS), 10),
                atMost("posting: p99 / p50", report.spread(Bench.POST, CONNECTIONS), 10),
                atMost("launch: p99 / p50", report.spread(Bench.LAUNCH, CONNECTIONS), 10),
                atMost(
                        "launch with every service: p99 / p50",
                        report.spread(Bench.LAUNCH_WITH_SERVICES, CONNECTIONS),
                        10),
                atMost("memory at rest, MB", report.number(Bench.MEMORY_AT_REST), 200),
                atMost("widget for reading, kB gzipped", report.number(Bench.WIDGET_SIZE), 45),
                atMost("requests to the first post", report.number(Bench.WIDGET_REQUESTS), 4)));
    }

    private static Target atLeast(String what, double ratio, double least) {
        return new Target(what, ratio, ">= " + shown(least), ratio >= least);
    }

    private static Target atMost(String what, double ratio, double most) {
        return new Target(what, ratio, "<= " + shown(most), ratio <= most);
    }

    private static String shown(double number) {
        return number == Math.rint(number) ? "%d".formatted((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }
}
