package org.weft.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.weft.base.Json;
import org.weft.base.TestClock;
import org.weft.blobs.BlobPlace;
import org.weft.content.ContentId;
import org.weft.db.TestDatabase;
import org.weft.mail.MailSettings;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.places.Role;
import org.weft.server.ServerSettings;
import org.weft.server.WebServer;
import org.weft.session.Arrival;
import org.weft.session.Welcome;
import org.weft.session.Widget;

/**
 * The whole product on a real database and a real port, without a host: people arrive as a host would send them.
 * As a static field with {@code @RegisterExtension} it is closed after the class's last test.
 */
public final class TestProduct implements AfterAllCallback {
    private static final Pattern STATE = Pattern.compile("id=\"weft-state\">(.*?)</script>", Pattern.DOTALL);

    public final TestDatabase database;
    public final TestClock clock;
    private final boolean mails;
    public final Product product;
    public final WebServer server;
    public final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public TestProduct() {
        this(TestDatabase.create());
    }

    /** Another node on the same database. */
    public TestProduct(TestDatabase database) {
        this(database, new TestClock(), null);
    }

    /** One that mails people, who have an address each. */
    public TestProduct(TestDatabase database, TestClock clock, @Nullable MailSettings mail) {
        this.database = database;
        this.clock = clock;
        this.mails = mail != null;
        product = new Product(
                database.database(),
                clock,
                new Product.Settings(URI.create("http://localhost"), 8_000_000, new BlobPlace.InDatabase(), mail));
        server = new WebServer(ServerSettings.on("127.0.0.1", 0), new ArrayList<>(product.mounts()));
        server.whenStopping(product::endStreams);
        server.start();
        product.start();
    }

    /** An organization with one installation. */
    public record School(OrganizationId organization, InstallationId installation) {}

    /** Someone with an open page: {@code state} is what the page was given. */
    public record Someone(String token, JsonNode state) {}

    public School school(String name) {
        var organization = product.organizations().findOrAdd(name).organizationId();
        var installation = database.jdbi()
                .inTransaction(handle ->
                        product.installations().add(handle, organization, name, List.of("https://lms.example"), null));
        return new School(organization, installation);
    }

    public Someone arrive(School school, String name, Role role, String course) {
        return arrive(school, name, role, course, null);
    }

    /** At another placement of the course. */
    public Someone arriveAt(School school, String name, Role role, String course, String link) {
        return arrive(school, name, role, course, link, null);
    }

    public Someone arrive(School school, String name, Role role, String course, @Nullable ContentId target) {
        return arrive(school, name, role, course, "link-" + course, target);
    }

    /** Told by the host to be in these groups of each set. */
    public Someone arriveIn(School school, String name, Role role, String course, Map<String, List<String>> groups) {
        return arrive(school, name, role, course, "link-" + course, groups, null);
    }

    private Someone arrive(
            School school, String name, Role role, String course, String link, @Nullable ContentId target) {
        return arrive(school, name, role, course, link, Map.of(), target);
    }

    private Someone arrive(
            School school,
            String name,
            Role role,
            String course,
            String link,
            Map<String, List<String>> groups,
            @Nullable ContentId target) {
        var arrival = new Arrival(
                school.organization(),
                school.installation(),
                "sub-" + name,
                name,
                mails ? address(name) : null,
                "en",
                role,
                course,
                "Course " + course,
                link,
                "Questions about this page",
                Widget.DISCUSSION,
                null,
                "https://lms.example",
                true,
                groups,
                target);
        var welcome = (Welcome.Opened) product.arrivals().arrive(arrival);
        var page = send(HttpRequest.newBuilder(uri(welcome.page().getPath())).GET());
        var matcher = STATE.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError("No state in the page: " + page.body());
        }
        var state = json(matcher.group(1));
        return new Someone(state.at("/session/token").asText(), state);
    }

    /** Where somebody is mailed, for example {@code ana@school.example}. */
    public static String address(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@school.example";
    }

    public HttpResponse<String> get(Someone who, String path) {
        return send(request(who, path).GET());
    }

    public HttpResponse<String> put(Someone who, String path, String json) {
        return send(request(who, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> post(Someone who, String path, String json) {
        return send(request(who, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Sends a text file and returns its id. */
    public String upload(Someone who, String name, String text) {
        var answer = send(request(who, "/api/uploads?name=" + name)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofString(text)));
        return json(answer.body()).get("id").asText();
    }

    public HttpResponse<String> delete(Someone who, String path) {
        return send(request(who, path).DELETE());
    }

    public HttpRequest.Builder request(Someone who, String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + who.token());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Sends again while the pool finds that its connections broke: each is found once. */
    public static HttpResponse<String> whenConnected(Supplier<HttpResponse<String>> sending) {
        var answer = sending.get();
        for (int again = 0; again < 20 && answer.body().contains("\"unavailable\""); again++) {
            answer = sending.get();
        }
        return answer;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    public static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    public void close() {
        server.stop();
        product.close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
        database.close();
    }
}
