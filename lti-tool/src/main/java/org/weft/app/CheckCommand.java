package org.weft.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.weft.base.TemporaryFolder;
import org.weft.check.AnonymityScan;
import org.weft.db.Cluster;
import org.weft.db.Database;
import org.weft.lti.grades.ColumnTrial;
import org.weft.lti.health.Health;
import org.weft.lti.health.HealthText;
import org.weft.lti.health.Sightings;
import org.weft.lti.keys.KeySetFetcher;
import org.weft.lti.keys.OurKeys;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PublicAddresses;
import org.weft.lti.services.AccessTokens;
import org.weft.lti.services.Services;
import org.weft.roster.Rosters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Checks that anyone can run on their own machine; each exits with 1 when something is wrong. */
@Command(name = "check", description = "Check what Weft promises.", synopsisSubcommandLabel = "CHECK")
final class CheckCommand extends DatabaseCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    CheckCommand(Supplier<Settings> settings) {
        super(settings);
    }

    @Command(
            name = "installation",
            description = {
                "Ask an LMS, and look at its last launches: what works, and what to do about the rest.",
                "Without ID, all of them. Run it where the server runs, with the same settings."
            },
            mixinStandardHelpOptions = true)
    int installation(
            @Parameters(paramLabel = "ID", arity = "0..1", description = "As in: installation list.") @Nullable
                    String id) {
        return withDatabase(jdbi -> check(jdbi, id));
    }

    private int check(Jdbi jdbi, @Nullable String id) {
        var wanted = settings();
        try (var sightings = new Sightings(jdbi)) {
            var clock = Clock.systemUTC();
            var registrations = registrations(jdbi);
            var chosen = registrations.all().stream()
                    .filter(each -> id == null || each.installationId().text().equals(id))
                    .toList();
            if (chosen.isEmpty()) {
                err().println(id == null ? "There is no installation yet" : "There is no installation " + id);
                return FAILED;
            }
            var client = new PlatformClient(
                    new PublicAddresses(wanted.development()),
                    "Weft/1.0 (check; +" + wanted.publicUrl() + ")",
                    PATIENCE);
            var tokens = new AccessTokens(client, new OurKeys(jdbi, clock, EncryptionKey.of(wanted)), clock);
            var urls = new ToolUrls(wanted.publicUrl());
            var parts = Health.parts(
                    urls,
                    client,
                    new KeySetFetcher(client),
                    tokens,
                    new Rosters(jdbi, clock),
                    new ColumnTrial(jdbi, new Services(client, tokens)),
                    clock);
            var health = new Health(registrations, sightings, parts, clock);
            boolean wrong = false;
            for (var each : chosen) {
                var report = health.report(each);
                out().println(HealthText.of(report));
                wrong |= report.wrong();
            }
            return wrong ? FAILED : DONE;
        }
    }

    @Command(
            name = "anonymity",
            description = {
                "Look for traces of who wrote an anonymous post in everything that others can get.",
                "Makes databases of its own in a temporary folder; takes some ten seconds."
            })
    int anonymity() throws IOException {
        var logged = new ListAppender<ILoggingEvent>();
        logged.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(logged);
        Deque<Cluster> clusters = new ArrayDeque<>();
        try (var folder = new TemporaryFolder("weft-check")) {
            try {
                var report = AnonymityScan.run(() -> open(clusters, folder.path()));
                var traces = new ArrayList<>(report.traces());
                logged.list.forEach(line -> traces.addAll(AnonymityScan.marks("log", line.getFormattedMessage())));
                return tell(report.read(), traces);
            } finally {
                clusters.forEach(Cluster::close);
            }
        } finally {
            root.detachAppender(logged);
        }
    }

    private static Database open(Deque<Cluster> clusters, Path folder) {
        var cluster = Cluster.start(folder.resolve("world-" + clusters.size()));
        clusters.push(cluster);
        var database = Database.open(cluster.settings());
        OpenDatabase.MODULES.forEach(database::migrate);
        return database;
    }

    private int tell(int read, List<AnonymityScan.Trace> traces) {
        var out = out();
        traces.forEach(trace -> out.println(trace));
        out.printf(
                "%d answers that others get were read, and the log: %s%n",
                read, traces.isEmpty() ? "no trace of who wrote" : traces.size() + " traces of who wrote");
        return traces.isEmpty() ? DONE : FAILED;
    }
}
