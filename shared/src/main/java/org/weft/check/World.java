package org.weft.check;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.blobs.BlobPlace;
import org.weft.db.Database;
import org.weft.mail.MailSettings;
import org.weft.notifications.Reason;
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

/**
 * The whole product with a small course, in which somebody writes without a name, and everything that others can read.
 * Long, since it is one story: who comes, what each does, what is read.
 */
final class World implements AutoCloseable {
    static final String MARKED = "Marcellina Fixmark";
    static final String OTHER = "Octavian Otherwise";

    /** Which would tell who the author is: parts of the name, of what the host calls them and their mail; their id. */
    static final List<String> MARKS = List.of("Marcellina", "Fixmark", "marcellina.fixmark", "7000000001");

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
    private static final String COURSE = "course";
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
    private final Map<String, String> readers = new LinkedHashMap<>();
    private final KeptMail mails = new KeptMail();
    private final Standstill clock = new Standstill(NOW);
    private final List<String> threads = new ArrayList<>();
    private final List<String> posts = new ArrayList<>();
    private final List<String> uploads = new ArrayList<>();
    private final String author;

    /** @param author which of the two, {@link #MARKED} and {@link #OTHER}, writes without a name */
    World(Database database, String author) {
        this.database = database;
        this.author = author;
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
    }

    /** The author does without a name all that one can do; the others do what makes it hard to hide. */
    void play() {
        var teacher = arrive("Reader instructor", Role.INSTRUCTOR, COURSE);
        readers.put("instructor", teacher);
        readers.put("instructor of another course", arrive("Reader afar", Role.INSTRUCTOR, "another"));
        // So that the id of a person is recognised wherever it stands: the first one's is a mark.
        database.jdbi()
                .useHandle(handle -> handle.execute("alter table person alter column id restart with 7000000001"));
        var marked = arrive(MARKED, Role.LEARNER, COURSE);
        var other = arrive(OTHER, Role.LEARNER, COURSE);
        var writer = author.equals(MARKED) ? marked : other;
        for (var role : List.of(Role.HELPER, Role.AUTHOR, Role.LEARNER, Role.OBSERVER)) {
            readers.put(role.word(), arrive("Reader " + role.word(), role, COURSE));
        }
        readers.put("learner of another course", arrive("Reader elsewhere", Role.LEARNER, "another"));
        var reader = readers.get("learner");
        readers.values().forEach(this::beCurious);

        var question = open(writer, "Is it only me?", "all");
        var secret = open(writer, "May I have more time?", "staff");
        var named = reply(other, question, "I am here by name", false);
        var answer = reply(reader, question, "Try this", false);
        var essay = upload(writer, author + ".txt", "The same in both worlds");
        var own = reply(writer, question, "Thank you, [my essay](upload:" + essay + ")", true);
        upload(writer, author + ".txt", "Never sent");
        reply(writer, secret, "Please", true);
        reply(teacher, secret, "Yes", false);
        wire.send(writer, "PUT", "/api/posts/" + own + "/reactions/thanks", "");
        wire.send(reader, "PUT", "/api/posts/" + own + "/vote", "");
        wire.send(writer, "PUT", "/api/threads/" + question + "/acceptance", "{\"post\":\"" + answer + "\"}");
        wire.send(teacher, "PUT", "/api/settings", "{\"editMinutes\":0,\"anonymity\":true,\"flagsToHide\":3}");
        wire.send(writer, "PUT", "/api/posts/" + own, "{\"text\":\"Thanks a lot\",\"version\":1}");
        wire.send(writer, "PUT", "/api/drafts/new", "{\"text\":\"More to say\",\"anonymous\":true,\"savedAt\":1}");
        wire.send(writer, "PUT", "/api/threads/" + question + "/reading", "{\"read\":[[1,3]]}");
        wire.send(reader, "PUT", "/api/posts/" + own + "/flag", "{\"reason\":\"rude\"}");
        var gone = reply(writer, question, "Taken back", true);
        wire.send(writer, "DELETE", "/api/posts/" + gone, "");
        wire.send(reader, "PUT", "/api/posts/" + named + "/mute", "");
        wire.send(readers.get("helper"), "PUT", "/api/posts/" + own + "/mute", "");
        var hidden = reply(writer, question, "Rude", true);
        wire.send(teacher, "PUT", "/api/posts/" + hidden + "/hiding", "{\"reason\":\"Rude\"}");
        reshape(teacher, writer, marked, question, own);
        hold(teacher, writer, question);
        wire.send(teacher, "PUT", "/api/posts/" + own + "/block", "{\"reason\":\"Rude\"}");
        wire.send(teacher, "PUT", "/api/posts/" + named + "/block", "{\"reason\":\"Rude as well\"}");
        wire.send(teacher, "PUT", "/api/settings", "{\"editMinutes\":30,\"anonymity\":false,\"flagsToHide\":3}");
    }

    /**
     * By mail of all that there is: each thread for itself, but staff once a day. All but an hour of the day is quiet, so
     * that how many go at once is the same in both worlds.
     */
    private void beCurious(String token) {
        for (var reason : Reason.values()) {
            wire.send(token, "PUT", "/api/notifications/choices/" + reason.word(), "{\"way\":\"mail\"}");
        }
        wire.send(token, "PUT", "/api/follows/discussion", "");
        wire.send(token, "PUT", "/api/follows/place", "");
        var often = token.equals(readers.get("instructor")) ? "daily" : "now";
        var rhythm = Map.of("often", often, "quietFrom", "08:00", "quietTo", "07:00");
        wire.send(token, "PUT", "/api/mail", Json.write(rhythm));
    }

    /** Whoever has written here before: what they write without a name waits. */
    private void hold(String teacher, String writer, String question) {
        wire.send(teacher, "PUT", "/api/rules", "{\"holdFirst\":1}");
        var body = Json.write(Map.of("text", "Let me in", "anonymous", true));
        wire.send(writer, "POST", "/api/threads/" + question + "/posts", body);
        wire.send(writer, "POST", "/api/threads/" + question + "/posts", body);
    }

    /**
     * In another thread it is always the same learner who writes without a name. That they are the author in one world
     * and not in the other is not to be seen when the two threads become one, nor when a branch leaves it.
     */
    private void reshape(String teacher, String writer, String marked, String question, String own) {
        var again = open(marked, "Is it the same for you?", "all");
        var branch = reply(marked, again, "It is for me", true);
        wire.send(readers.get("learner"), "PUT", "/api/posts/" + branch + "/mute", "");
        var why = ",\"reason\":\"The same\"}";
        wire.send(teacher, "PUT", "/api/threads/" + again + "/merger", "{\"post\":\"" + own + "\"" + why);
        reply(writer, question, "Still me", true);
        wire.send(teacher, "POST", "/api/posts/" + branch + "/thread", "{\"title\":\"Apart\"" + why);
    }

    /** Every answer that everyone else gets, by role and address, without what is random. */
    Map<String, String> read() {
        awaitNews();
        Map<String, String> read = new LinkedHashMap<>();
        readers.forEach((role, token) -> {
            for (var address : Addresses.ALL) {
                for (var path : paths(address)) {
                    var answer = wire.answer(token, "GET", path, "");
                    read.put(role + " " + path, steady(answer.statusCode() + " " + named(answer) + answer.body()));
                }
            }
        });
        var feed = wire.send(readers.get("learner"), "PUT", "/api/feed", "").get("address");
        read.put(
                "learner feed",
                wire.answer(null, "GET", URI.create(feed.asText()).getPath(), "")
                        .body()
                        .replaceAll("(placement:|go/)[\\w-]+", "$1"));
        for (var role : List.of(Role.INSTRUCTOR, Role.LEARNER)) {
            read.put(role.word() + " page", steady(page("Late " + role.word(), role, COURSE)));
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
        await(() -> wire.send(readers.get("learner"), "GET", "/api/changes?after=1-0", "")
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

    private List<String> paths(String address) {
        var ids = address.contains("{thread}") ? threads : address.contains("{upload}") ? uploads : posts;
        return address.contains("{")
                ? ids.stream().map(id -> address.replaceAll("\\{\\w+}", id)).toList()
                : List.of(address);
    }

    /** What a file is called. */
    private static String named(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Disposition").orElse("");
    }

    private static String steady(String text) {
        return RANDOM.matcher(text).replaceAll("$1");
    }

    private String open(String token, String title, String audience) {
        var opened = wire.send(
                token,
                "POST",
                "/api/threads",
                Json.write(Map.of("title", title, "text", title, "audience", audience, "anonymous", true)));
        threads.add(opened.at("/thread/id").asText());
        posts.add(opened.at("/thread/firstPost/id").asText());
        return opened.at("/thread/id").asText();
    }

    private String reply(@Nullable String token, String thread, String text, boolean anonymous) {
        var body = Json.write(Map.of("text", text, "anonymous", anonymous));
        var post = wire.send(token, "POST", "/api/threads/" + thread + "/posts", body)
                .get("id")
                .asText();
        posts.add(post);
        return post;
    }

    private String upload(@Nullable String token, String name, String text) {
        var path = "/api/uploads?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        var upload = Wire.json(wire.answer(token, "POST", path, text, "application/octet-stream")
                .body());
        uploads.add(upload.get("id").asText());
        return uploads.get(uploads.size() - 1);
    }

    private String arrive(String name, Role role, String course) {
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
