package org.weft.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.weft.base.TemporaryFolder;
import org.weft.check.AnonymityScan;
import org.weft.db.Cluster;
import org.weft.db.Database;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks that anyone can run on their own machine; each exits with 1 when something is wrong. */
@Command(name = "check", description = "Check what Weft promises.", synopsisSubcommandLabel = "CHECK")
final class CheckCommand {
    @Spec
    @Nullable
    CommandSpec spec;

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
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        traces.forEach(trace -> out.println(trace));
        out.printf(
                "%d answers that others get were read, and the log: %s%n",
                read, traces.isEmpty() ? "no trace of who wrote" : traces.size() + " traces of who wrote");
        return traces.isEmpty() ? 0 : 1;
    }
}
