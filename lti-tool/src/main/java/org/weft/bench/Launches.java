package org.weft.bench;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Whole launches: login, then launch with a signed token, as a browser that keeps cookies sends them. */
final class Launches {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ServerProcess server;
    private final Lms lms;
    private final int members;
    private final String what;
    private final IntFunction<Map<String, Object>> said;
    private final AtomicInteger next = new AtomicInteger();

    private Launches(ServerProcess server, Lms lms, int members, String what, IntFunction<Map<String, Object>> said) {
        this.server = server;
        this.lms = lms;
        this.members = members;
        this.what = what;
        this.said = said;
    }

    /** That say who comes, and where. */
    static Launches plain(ServerProcess server, Lms lms, int members) {
        return new Launches(server, lms, members, Bench.LAUNCH, member -> Map.of());
    }

    /** That say all that an LMS with every service says. */
    static Launches withServices(ServerProcess server, Lms lms, int members) {
        var uri = lms.uri();
        return new Launches(
                server,
                lms,
                members,
                Bench.LAUNCH_WITH_SERVICES,
                member -> EveryService.claims(uri, School.COURSE, member));
    }

    /** A login as the server answered it. */
    private record Login(String state, String nonce, String cookie, int member) {}

    /** Signing, which is the LMS's part, is done between the two halves and not counted. */
    Figure measure(int connections, int count) {
        var logins = new Login[count];
        var tokens = new String[count];
        var nanos = new long[count];
        long start = System.nanoTime();
        var before = server.cpu();
        each(connections, nanos, (client, i) -> logins[i] = login(client));
        var cpu = server.cpu().minus(before);
        long took = System.nanoTime() - start;
        for (int i = 0; i < count; i++) {
            tokens[i] = sign(logins[i]);
        }
        start = System.nanoTime();
        before = server.cpu();
        each(connections, nanos, (client, i) -> launch(client, logins[i], tokens[i]));
        cpu = cpu.plus(server.cpu().minus(before));
        took += System.nanoTime() - start;
        return Figure.of(what, connections, nanos, took / 1e9, cpu.toNanos());
    }

    private interface Step {
        void take(Client client, int index) throws Exception;
    }

    /** Adds to each of {@code nanos} how long its step took. */
    private void each(int connections, long[] nanos, Step step) {
        var taken = new AtomicInteger();
        var unused = Load.together(connections, () -> {
            try (var client = new Client(server.port())) {
                for (int i = taken.getAndIncrement(); i < nanos.length; i = taken.getAndIncrement()) {
                    long before = System.nanoTime();
                    step.take(client, i);
                    nanos[i] += System.nanoTime() - before;
                }
            }
            return new long[0];
        });
    }

    private Login login(Client client) throws Exception {
        int member = 1 + next.getAndIncrement() % (members - 1);
        var answer = client.get("/lti/login?iss=" + encode(lms.uri().toString()) + "&client_id=" + School.CLIENT
                + "&login_hint=" + School.subject(member) + "&lti_message_hint=hint&target_link_uri="
                + encode(launchUrl().toString()));
        if (answer.status() != 302) {
            throw new IllegalStateException("The login was answered with " + answer.status() + ": " + answer.text());
        }
        var query = URI.create(answer.header("location").orElseThrow()).getRawQuery();
        var fields = Arrays.stream(query.split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
        var cookie = answer.header("set-cookie").orElseThrow().split(";", 2)[0];
        return new Login(fields.getOrDefault("state", ""), fields.getOrDefault("nonce", ""), cookie, member);
    }

    private String sign(Login login) {
        try {
            return lms.idToken(School.subject(login.member()), login.nonce(), launchUrl(), said.apply(login.member()));
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void launch(Client client, Login login, String token) throws Exception {
        var body = "id_token=" + token + "&state=" + encode(login.state());
        var answer = client.post("/lti/launch", FORM, body, "Cookie: " + login.cookie());
        if (answer.status() != 303) {
            throw new IllegalStateException("The launch was answered with " + answer.status() + ": " + answer.text());
        }
    }

    private URI launchUrl() {
        return URI.create("http://localhost:" + server.port() + "/lti/launch");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
