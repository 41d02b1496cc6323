package org.weft.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.db.Cluster;
import org.weft.db.Database;
import org.weft.db.DatabaseSettings;

/** Everything that is measured, in order. */
final class Bench {
    static final String WARM = "page of 50 posts, warm";
    static final String STATIC = "  the same bytes from a file";
    static final String COLD = "page of 50 posts, nothing cached";
    static final String BARE_PAGE = "  the same rows, bare statement";
    static final String LIST = "thread list";
    static final String SHORT_THREAD = "page of a thread of 100";
    static final String LARGE_THREAD = "page of the largest thread";
    static final String BUSY_THREAD = "  while a post a second arrives";
    static final String POST = "post";
    static final String FILE_IN = "file of 100 kB, sent";
    static final String FILE_OUT = "file of 100 kB, read";
    static final String EVENT = "event from sender to listener";
    static final String INSERT = "  bare insert with commit";
    static final String LAUNCH = "launch (login and launch)";
    static final String LAUNCH_WITH_SERVICES = "  the same with every service switched on";
    static final String SIGNATURES = "RS256 verification and signature, us of processor time";
    static final String ROSTER_MEMBERS = "members on a list";
    static final String ROSTER_NEW = "list read and stored, nobody known, ms";
    static final String ROSTER_AGAIN = "list read again, nothing changed, ms";
    static final String ROSTER_FETCHED = "  the same pages fetched and parsed, ms";
    static final String ROSTER_INSERTED = "  as many bare rows in one batch, ms";
    static final String SCORES_FIRST = "first scores delivered a second";
    static final String SCORES = "changed scores delivered a second";
    static final String SCORES_BARE = "  as many bare requests, scores a second";
    static final String SCORES_READS = "pages of results read for 100 scores";
    static final String MEMORY_AT_REST = "memory of the server at rest, MB";
    static final String WIDGET_SIZE = "widget for reading, JavaScript and CSS, kB gzipped";
    static final String WIDGET_REQUESTS = "requests to the first post";
    private static final List<Integer> CONNECTIONS = List.of(1, 16, 64);
    private static final int MOST_CONNECTIONS = 64;
    /** Connections, each with a member of all courses. */
    private static final int BROWSING = 16;

    private static final double MEGABYTE = 1024 * 1024;

    private final BenchOptions options;
    private final Path folder;
    private final PrintWriter out;
    private final Load load;
    private final Report report = new Report();

    Bench(BenchOptions options, Path folder, PrintWriter out) {
        this.options = options;
        this.folder = folder;
        this.out = out;
        this.load = new Load(Duration.ofMillis((long) (options.seconds() * 1000)));
    }

    Report run() throws Exception {
        var data = Files.createDirectory(folder.resolve("data"));
        say("Starting a server on a database of its own");
        try (var first = ServerProcess.start(data, Map.of())) {
            report.add("first start, making the database, s", first.startUp().toMillis() / 1000.0);
        }
        try (var second = ServerProcess.start(data, Map.of())) {
            report.add("start to the first 200, s", second.startUp().toMillis() / 1000.0);
        }
        try (var cluster = Cluster.start(data);
                var database = Database.open(cluster.settings());
                var lms = new Lms()) {
            measure(data, cluster.settings(), database, lms);
        }
        return report;
    }

    private void measure(Path data, DatabaseSettings settings, Database database, Lms lms) throws Exception {
        say("Loading the course");
        var forum = MadeUpForum.large(options.scale());
        var school = School.load(database.jdbi(), lms.uri(), forum, options.members());
        school.furtherCourses(options.furtherCourses(), BROWSING);
        var bare = new Bare(database);
        try (var server = ServerProcess.start(data, environment(settings, "32"))) {
            server.awaitRest();
            report.add(MEMORY_AT_REST, server.memory() / MEGABYTE);
            WidgetSize.measure(server, school.page(server), report);
            var tokens = school.tokens(server, Math.max(MOST_CONNECTIONS, options.listeners()));
            reads(server, tokens, school, data);
            school.awaitIndex();
            browsing(new Browsing(server, tokens.subList(0, BROWSING)), server, school);
            try (var uncached = ServerProcess.start(data, environment(settings, "0"))) {
                fromDatabase(uncached, tokens, school, bare);
            }
            writes(
                    new Writes(
                            server,
                            tokens,
                            forum.titles().stream()
                                    .limit(500)
                                    .map(school::thread)
                                    .toList()),
                    server,
                    bare);
            attachments(new Attachments(server, tokens), server, tokens, school);
            say("Telling listeners");
            var listeners = tokens.subList(0, options.listeners());
            report.add(new Delivery(server, listeners, school.thread(MadeUpForum.title(MadeUpForum.SHORT)))
                    .measure(options.posts()));
            launches(server, lms);
            launchesWithServices(server, lms, school);
            server.awaitRest();
            report.add("memory of the server afterwards, MB", server.memory() / MEGABYTE);
        }
        try (var jobs = new Jobs(database, data)) {
            say("Reading lists of members");
            new RosterReading(school, lms, jobs, bare).measure(options.listed(), report);
            say("Delivering scores");
            new ScoreDelivery(school, lms, jobs, RosterReading.course(0)).measure(options.scores(), report);
        }
    }

    private void reads(ServerProcess server, List<String> tokens, School school, Path data) throws IOException {
        var reads = new Reads(server, tokens);
        var page = Reads.page(school.thread(MadeUpForum.title(MadeUpForum.medium(options.scale()))), 1);
        try (var client = new Client(server.port())) {
            var bytes = client.get(page, Reads.bearer(tokens.get(0))).body();
            Files.write(StaticPage.file(data), bytes);
            report.add("page of 50 posts, kB", bytes.length / 1000.0);
        }
        for (int connections : CONNECTIONS) {
            figure(WARM, connections, server, reads.asking(page));
            figure(STATIC, connections, server, reads.asking(StaticPage.PATH));
            figure(LIST, connections, server, reads.asking("/api/threads"));
        }
    }

    private void browsing(Browsing browsing, ServerProcess server, School school) throws IOException {
        for (var what : List.of(
                Browsing.FILTERED,
                Browsing.WAITING,
                Browsing.DISCUSSIONS,
                Browsing.SEARCH_COMMON,
                Browsing.SEARCH_RARE,
                Browsing.SIMILAR)) {
            figure(what, BROWSING, server, browsing.asking(what));
        }
        int large = MadeUpForum.largest(options.scale());
        var shortest = school.thread(MadeUpForum.title(MadeUpForum.SHORT));
        var largest = school.thread(MadeUpForum.title(large));
        browsing.readHalf(shortest, MadeUpForum.SHORT / 2);
        browsing.readHalf(largest, large / 2);
        figure(Browsing.OPEN_SHORT, BROWSING, server, browsing.opening(shortest));
        figure(Browsing.OPEN_LARGEST, BROWSING, server, browsing.opening(largest));
    }

    private void attachments(Attachments attachments, ServerProcess server, List<String> tokens, School school)
            throws IOException {
        figure(FILE_IN, 16, server, attachments.sending());
        var path = attachments.posted(school.thread(MadeUpForum.title(MadeUpForum.SHORT)));
        figure(FILE_OUT, 16, server, new Reads(server, tokens).asking(path));
    }

    private void fromDatabase(ServerProcess server, List<String> tokens, School school, Bare bare) throws Exception {
        var reads = new Reads(server, tokens);
        int large = MadeUpForum.largest(options.scale());
        var medium = school.thread(MadeUpForum.title(MadeUpForum.medium(options.scale())));
        warmUp(COLD, reads.asking(Reads.page(medium, 1)));
        for (int connections : CONNECTIONS) {
            figure(COLD, connections, server, reads.asking(Reads.page(medium, 1)));
            figure(BARE_PAGE, connections, null, bare.reading(medium));
        }
        var shortest = Reads.page(school.thread(MadeUpForum.title(MadeUpForum.SHORT)), MadeUpForum.SHORT / 2);
        var largest = school.thread(MadeUpForum.title(large));
        var middle = reads.asking(Reads.page(largest, large / 2));
        figure(SHORT_THREAD, 16, server, reads.asking(shortest));
        figure(LARGE_THREAD, 16, server, middle);
        new Writes(server, tokens, List.of(largest)).eachSecondDuring(() -> {
            warmUp(BUSY_THREAD, middle);
            figure(BUSY_THREAD, 16, server, middle);
        });
    }

    private void writes(Writes writes, ServerProcess server, Bare bare) {
        warmUp(POST, writes.posting());
        for (int connections : CONNECTIONS) {
            figure(POST, connections, server, writes.posting());
            figure(INSERT, connections, null, bare.inserting());
        }
    }

    private void launches(ServerProcess server, Lms lms) throws Exception {
        say(LAUNCH);
        report.add(SIGNATURES, lms.verifyAndSignMicros());
        var launches = Launches.plain(server, lms, options.members());
        launches.measure(16, options.launches());
        for (int connections : CONNECTIONS) {
            report.add(launches.measure(connections, options.launches()));
        }
    }

    /** Everyone comes once before: as on every day but the first, what they tell is known. */
    private void launchesWithServices(ServerProcess server, Lms lms, School school) throws Exception {
        say(LAUNCH_WITH_SERVICES.strip());
        school.prepare(EveryService.PREPARED, EveryService.POINTS);
        lms.roster().list(School.COURSE, School.MEMBER, options.members());
        var launches = Launches.withServices(server, lms, options.members());
        launches.measure(1, 1);
        launches.measure(16, options.members());
        school.awaitServices();
        for (int connections : CONNECTIONS) {
            report.add(launches.measure(connections, options.launches()));
        }
    }

    private void warmUp(String what, Load.Workers workers) {
        say("Warming up: " + what.strip());
        load.warmUp(workers);
    }

    private void figure(String what, int connections, @Nullable ServerProcess server, Load.Workers workers) {
        say("%s, %d connections".formatted(what.strip(), connections));
        report.add(load.measure(what, connections, server, workers));
    }

    private void say(String what) {
        out.println(what + " ...");
        out.flush();
    }

    /** @param cacheMegabytes 0 for a server that reads every page from the database */
    private static Map<String, String> environment(DatabaseSettings settings, String cacheMegabytes) {
        return Map.of(
                "WEFT_DATABASE_URL", settings.url(),
                "WEFT_DATABASE_USER", settings.user(),
                "WEFT_DATABASE_PASSWORD", settings.password(),
                "WEFT_CACHE_SIZE", cacheMegabytes);
    }
}
