package org.weft.lti;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;
import org.weft.lti.registrations.NewRegistration;
import org.weft.lti.registrations.Registration;
import org.weft.product.Product;
import org.weft.server.Mount;
import org.weft.server.ServerSettings;
import org.weft.server.WebServer;
import org.weft.session.Arrival;

/** The tool on a real port and a real database, as {@code https://weft.example} of its own belief. */
final class Tool implements AfterAllCallback {
    static final URI PUBLIC_URL = URI.create("https://weft.example");
    static final String CLIENT = "client-1";
    static final String DEPLOYMENT = "1";
    static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");
    static final Duration FETCH_TIMEOUT = Duration.ofMillis(1500);

    final TestClock clock = new TestClock();
    final TestDatabase database = TestDatabase.create("shared", "lti");
    final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    final Product product;
    final LtiHost host;

    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    Tool() {
        product = new Product(database.database(), clock, new Product.Settings(PUBLIC_URL, 1_000_000));
        var real = product.arrivals();
        var settings = new LtiSettings(PUBLIC_URL, KEY, true);
        host = new LtiHost(
                database.jdbi(),
                clock,
                arrival -> {
                    arrivals.add(arrival);
                    return real.arrive(arrival);
                },
                product.placing(),
                product.credit(),
                settings,
                FETCH_TIMEOUT);
        var mounts = host.servlets().entrySet().stream()
                .map(each -> Mount.servlet(each.getKey(), each.getValue()))
                .toList();
        server = new WebServer(ServerSettings.on("127.0.0.1", 0), mounts);
        server.start();
    }

    Registration register(FakePlatform platform) {
        return register(platform, CLIENT, DEPLOYMENT);
    }

    Registration register(FakePlatform platform, String clientId, String... deployments) {
        return host.registrations().add(registration(platform, clientId, List.of(deployments), false));
    }

    NewRegistration registration(
            FakePlatform platform, String clientId, List<String> deployments, boolean allowAnonymous) {
        return new NewRegistration(
                "School of " + clientId,
                "LMS",
                platform.issuer,
                clientId,
                deployments,
                URI.create(platform.issuer + "/auth"),
                platform.url("/token"),
                platform.url("/jwks"),
                List.of(),
                null,
                allowAnonymous);
    }

    Arrival lastArrival() {
        return arrivals.get(arrivals.size() - 1);
    }

    HttpResponse<String> get(String pathAndQuery, String... headers) {
        return send(request(pathAndQuery, headers).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        return postText(path, Initiation.query(Map.copyOf(fields)), headers);
    }

    HttpResponse<String> postText(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String pathAndQuery, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + pathAndQuery));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** How much there is of all that a launch may write. */
    long rows() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select (select count(*) from person) + (select count(*) from identity)
                                     + (select count(*) from place) + (select count(*) from member)
                                     + (select count(*) from placement) + (select count(*) from session)
                                """).mapTo(Long.class).one());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop();
        host.close();
        product.close();
        database.close();
    }
}
