package org.weft.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.db.Database;
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

/** The whole product with a small course, in which somebody writes without a name, and everything that others can read. */
final class World implements AutoCloseable {
    static final String MARKED = "Marcellina Fixmark";
    static final String OTHER = "Octavian Otherwise";

    /** Which would tell who the author is: parts of the name, of what the host calls them and their mail; their id. */
    static final List<String> MARKS = List.of("Marcellina", "Fixmark", "marcellina.fixmark", "7000000001");

    /** Everyone in the place may be found there, whether they write or not; it is compared, not searched. */
    static final String ROSTER = "/api/members?q=";

    /** Measures what happens by itself; it is searched, not compared. */
    static final String UNSTEADY = "/metrics";

    /** Everything that can be got; {@code {thread}} and {@code {post}} stand for each one there is. */
    static final List<String> ADDRESSES = List.of(
            "/api/threads?filter=all&sort=activity",
            "/api/threads?filter=all&sort=newest",
            "/api/threads?filter=all&sort=votes",
            "/api/threads?filter=unread",
            "/api/threads?filter=unanswered&sort=waiting",
            "/api/threads?filter=mine",
            "/api/threads?filter=needs-staff",
            "/api/threads/{thread}",
            "/api/threads/{thread}/export?format=markdown",
            "/api/threads/{thread}/export?format=json",
            "/api/threads/{thread}/posts?view=threaded&order=oldest",
            "/api/threads/{thread}/posts?view=linear&order=newest",
            "/api/threads/{thread}/posts?view=threaded&order=top",
            "/api/posts/{post}",
            "/api/posts/{post}/source",
            "/api/posts/{post}/history",
            "/api/posts/{post}/votes",
            "/api/posts/{post}/reactions",
            "/api/drafts",
            ROSTER,
            "/api/audit",
            "/api/review",
            "/api/feed",
            "/api/changes?after=1-0",
            UNSTEADY);

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final String COURSE = "course";
    private static final Pattern STATE = Pattern.compile("id=\"weft-state\">(.*?)</script>", Pattern.DOTALL);

    /** Random by nature, and the numbers of transactions. */
    private static final Pattern RANDOM = Pattern.compile(
            "(\"(?:token|resume|key|placement|expiresAt)\":)\"[^\"]*\"|\\b\\d+-\\d+\\b|/widgets/[\\w.-]+|nonce=\"[^\"]*\"");

    private final Database database;
    private final Product product;
    private final WebServer server;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final OrganizationId organization;
    private final InstallationId installation;
    private final Map<String, String> readers = new LinkedHashMap<>();
    private final List<String> threads = new ArrayList<>();
    private final List<String> posts = new ArrayList<>();
    private final String author;

    /** @param author which of the two, {@link #MARKED} and {@link #OTHER}, writes without a name */
    World(Database database, String author) {
        this.database = database;
        this.author = author;
        product = new Product(
                database,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Product.Settings(URI.create("http://localhost"), 1_000_000));
        var mounts = new ArrayList<>(product.mounts());
        mounts.add(Mount.servlet(UNSTEADY, new Metrics(Metrics.registry(database), null)));
        server = new WebServer(ServerSettings.on("127.0.0.1", 0), mounts);
        server.whenStopping(product::endStreams);
        server.start();
        product.start();
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

        var question = open(writer, "Is it only me?", "all");
        var secret = open(writer, "May I have more time?", "staff");
        reply(other, question, "I am here by name", false);
        var answer = reply(reader, question, "Try this", false);
        var own = reply(writer, question, "Thank you", true);
        reply(writer, secret, "Please", true);
        reply(teacher, secret, "Yes", false);
        send(writer, "PUT", "/api/posts/" + own + "/reactions/thanks", "");
        send(reader, "PUT", "/api/posts/" + own + "/vote", "");
        send(writer, "PUT", "/api/threads/" + question + "/acceptance", "{\"post\":\"" + answer + "\"}");
        send(teacher, "PUT", "/api/settings", "{\"editMinutes\":0,\"anonymity\":true,\"flagsToHide\":3}");
        send(writer, "PUT", "/api/posts/" + own, "{\"text\":\"Thanks a lot\",\"version\":1}");
        send(writer, "PUT", "/api/drafts/new", "{\"text\":\"More to say\",\"anonymous\":true,\"savedAt\":1}");
        send(writer, "PUT", "/api/threads/" + question + "/reading", "{\"read\":[[1,3]]}");
        send(reader, "PUT", "/api/posts/" + own + "/flag", "{\"reason\":\"rude\"}");
        var gone = reply(writer, question, "Taken back", true);
        send(writer, "DELETE", "/api/posts/" + gone, "");
        var hidden = reply(writer, question, "Rude", true);
        send(teacher, "PUT", "/api/posts/" + hidden + "/hiding", "{\"reason\":\"Rude\"}");
        send(teacher, "PUT", "/api/settings", "{\"editMinutes\":30,\"anonymity\":false,\"flagsToHide\":3}");
    }

    /** Every answer that everyone else gets, by role and address, without what is random. */
    Map<String, String> read() {
        awaitNews();
        Map<String, String> read = new LinkedHashMap<>();
        readers.forEach((role, token) -> {
            for (var address : ADDRESSES) {
                for (var path : paths(address)) {
                    var answer = answer(token, "GET", path, "");
                    read.put(role + " " + path, steady(answer.statusCode() + " " + answer.body()));
                }
            }
        });
        var feed = send(readers.get("learner"), "PUT", "/api/feed", "").get("address");
        read.put(
                "learner feed",
                answer(null, "GET", URI.create(feed.asText()).getPath(), "")
                        .body()
                        .replaceAll("(placement:|go/)[\\w-]+", "$1"));
        for (var role : List.of(Role.INSTRUCTOR, Role.LEARNER)) {
            read.put(role.word() + " page", steady(page("Late " + role.word(), role, COURSE)));
        }
        return read;
    }

    @Override
    public void close() {
        server.stop();
        product.close();
    }

    /** Waits until all that happened can be heard. */
    private void awaitNews() {
        int happened = database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from activity where audience = 'all'")
                        .mapTo(Integer.class)
                        .one());
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (System.nanoTime() < deadline
                && send(readers.get("learner"), "GET", "/api/changes?after=1-0", "")
                                .get("events")
                                .size()
                        < happened) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private List<String> paths(String address) {
        var ids = address.contains("{thread}") ? threads : posts;
        return address.contains("{")
                ? ids.stream().map(id -> address.replaceAll("\\{\\w+}", id)).toList()
                : List.of(address);
    }

    private static String steady(String text) {
        return RANDOM.matcher(text).replaceAll("$1");
    }

    private String open(String token, String title, String audience) {
        var opened = send(
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
        var post = send(token, "POST", "/api/threads/" + thread + "/posts", body)
                .get("id")
                .asText();
        posts.add(post);
        return post;
    }

    private String arrive(String name, Role role, String course) {
        var matcher = STATE.matcher(page(name, role, course));
        if (!matcher.find()) {
            throw new IllegalStateException("No state in the widget's page");
        }
        return json(matcher.group(1)).at("/session/token").asText();
    }

    private String page(String name, Role role, String course) {
        var id = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.');
        var welcome = (Welcome.Opened) product.arrivals()
                .arrive(new Arrival(
                        organization,
                        installation,
                        id,
                        name,
                        id + "@school.example",
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
                        null));
        return answer(null, "GET", welcome.page().getPath(), "").body();
    }

    private JsonNode send(@Nullable String token, String method, String path, String body) {
        var answer = answer(token, method, path, body);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + answer.body());
        }
        return json(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private HttpResponse<String> answer(@Nullable String token, String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + text, e);
        }
    }
}
