package org.weft.check;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.weft.blobs.BlobPlace;
import org.weft.db.Database;
import org.weft.mail.MailSettings;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.places.Role;
import org.weft.product.Product;
import org.weft.server.Metrics;
import org.weft.server.Mount;
import org.weft.server.ServerSettings;
import org.weft.server.WebServer;
import org.weft.session.Arrival;
import org.weft.session.Welcome;
import org.weft.session.Widget;

/** The whole product with a small course, in which a {@link Story} is played, and everything that others can read of it. */
final class World implements AutoCloseable {
    static final String MAILS = " mails";

    /** What people are told comes after each act, so that the order of events is the same in both worlds. */
    private static final String WORKED_OFF = """
            select not exists (select from activity a join backlog b on (a.xid, a.id) > (b.xid, b.id))
            """;

    private static final String ALL_MAILED = """
            select not exists (select from notification where mail_at is not null)
            """;

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant LOUD = Instant.parse("2026-03-04T07:30:00Z");
    private static final Pattern STATE = Pattern.compile("id=\"weft-state\">(.*?)</script>", Pattern.DOTALL);

    /** Random by nature, and the numbers of transactions. */
    private static final Pattern RANDOM = Pattern.compile(
            "(\"(?:token|resume|key|placement|expiresAt)\":)\"[^\"]*\"|\\b\\d+-\\d+\\b|/widgets/[\\w.-]+|nonce=\"[^\"]*\"");

    private final Database database;
    private final Product product;
    private final WebServer server;
    private final Wire wire;
    private final OrganizationId organization;
    private final InstallationId installation;
    private final KeptMail mails = new KeptMail();
    private final Standstill clock = new Standstill(NOW);
    private final Story story;

    /** @param author which of the two, {@link Story#MARKED} and {@link Story#OTHER}, writes without a name */
    World(Database database, String author) {
        this.database = database;
        var mail = new MailSettings(
                mails, "weft@weft.example", "weft+{token}@weft.example", null, URI.create("http://localhost"));
        product = new Product(
                database,
                clock,
                new Product.Settings(URI.create("http://localhost"), 1_000_000, new BlobPlace.InDatabase(), mail));
        var mounts = new ArrayList<>(product.mounts());
        mounts.add(Mount.servlet(Addresses.UNSTEADY, new Metrics(Metrics.registry(database), null)));
        server = new WebServer(ServerSettings.on("127.0.0.1", 0), mounts);
        server.whenStopping(product::endStreams);
        server.start();
        product.start();
        wire = new Wire(server.port(), () -> await(this::workedOff));
        organization = product.organizations().findOrAdd("School").organizationId();
        installation = database.jdbi()
                .inTransaction(handle ->
                        product.installations().add(handle, organization, "LMS", List.of("https://lms.example"), null));
        story = new Story(this, wire, author);
    }

    void play() {
        story.play();
    }

    /** So that the id of a person is recognised wherever it stands. */
    void nextPersonIs(long id) {
        database.jdbi().useHandle(handle -> handle.execute("alter table person alter column id restart with " + id));
    }

    /** Every answer that everyone else gets, by role and address, without what is random. */
    Map<String, String> read() {
        awaitNews();
        Map<String, String> read = new LinkedHashMap<>();
        story.readers().forEach((role, token) -> {
            for (var address : Addresses.ALL) {
                for (var path : story.paths(address)) {
                    var answer = wire.answer(token, "GET", path, "");
                    read.put(role + " " + path, steady(answer.statusCode() + " " + named(answer) + answer.body()));
                }
            }
        });
        var feed = wire.send(story.readers().get("learner"), "PUT", "/api/feed", "")
                .get("address");
        read.put(
                "learner feed",
                wire.answer(null, "GET", URI.create(feed.asText()).getPath(), "")
                        .body()
                        .replaceAll("(placement:|go/)[\\w-]+", "$1"));
        for (var role : List.of(Role.INSTRUCTOR, Role.LEARNER)) {
            read.put(role.word() + " page", steady(page("Late " + role.word(), role, Story.COURSE)));
        }
        sendMails();
        for (var role : List.of(Role.INSTRUCTOR, Role.HELPER, Role.AUTHOR, Role.LEARNER, Role.OBSERVER)) {
            read.put(role.word() + MAILS, mails.to(address("Reader " + role.word())));
        }
        return read;
    }

    /** All that anyone is to be mailed, in the loud hour two days later. */
    private void sendMails() {
        clock.pass(Duration.between(NOW, LOUD));
        await(() -> {
            Objects.requireNonNull(product.outbox()).send();
            return database.jdbi()
                    .withHandle(handle ->
                            handle.createQuery(ALL_MAILED).mapTo(boolean.class).one());
        });
    }

    @Override
    public void close() {
        server.stop();
        product.close();
    }

    /** Waits until all that happened can be found and heard. */
    private void awaitNews() {
        product.search().catchUp();
        int happened = database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from activity where audience = 'all'")
                        .mapTo(Integer.class)
                        .one());
        await(() -> wire.send(story.readers().get("learner"), "GET", "/api/changes?after=1-0", "")
                        .get("events")
                        .size()
                >= happened);
    }

    private boolean workedOff() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(WORKED_OFF).mapTo(boolean.class).one());
    }

    /** For up to ten seconds. */
    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** What a file is called. */
    private static String named(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Disposition").orElse("");
    }

    private static String steady(String text) {
        return RANDOM.matcher(text).replaceAll("$1");
    }

    /** The token of somebody who comes to a course. */
    String arrive(String name, Role role, String course) {
        var matcher = STATE.matcher(page(name, role, course));
        if (!matcher.find()) {
            throw new IllegalStateException("No state in the widget's page");
        }
        return Wire.json(matcher.group(1)).at("/session/token").asText();
    }

    private static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.');
    }

    private static String address(String name) {
        return id(name) + "@school.example";
    }

    private String page(String name, Role role, String course) {
        var id = id(name);
        var welcome = (Welcome.Opened) product.arrivals()
                .arrive(new Arrival(
                        organization,
                        installation,
                        id,
                        name,
                        address(name),
                        "en",
                        role,
                        course,
                        "Course",
                        "link-" + course,
                        "Questions",
                        Widget.DISCUSSION,
                        null,
                        "https://lms.example",
                        true,
                        Map.of(),
                        null));
        return wire.answer(null, "GET", welcome.page().getPath(), "").body();
    }
}
