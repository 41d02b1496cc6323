package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.weft.lti.install.Invitations;
import org.weft.lti.registrations.Registration;
import org.weft.people.Organizations;

/** An LMS that registers the tool by itself, well or badly as a test wants, and the browser of its administrator. */
final class RegisteringLms implements AutoCloseable {
    static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    static final String TOOL_CONFIGURATION = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = "client-7";

    final FakePlatform platform = FakePlatform.atItsAddress();
    /** What was asked to be registered. */
    final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    /** The {@code Authorization} of each call. */
    final List<String> bearers = new CopyOnWriteArrayList<>();

    final Map<String, Object> configuration = configuration();
    volatile FakePlatform.Handler registering = answering(CLIENT, "1");

    private final Tool tool;

    RegisteringLms(Tool tool) {
        this.tool = tool;
        platform.answerAt("/configuration", exchange -> {
            bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            FakePlatform.serve(exchange, FakePlatform.json(configuration));
        });
        platform.answerAt("/register", exchange -> {
            bearers.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            sent.add(JSON.readTree(exchange.getRequestBody()));
            registering.handle(exchange);
        });
    }

    /** @param deployment empty for none in the answer */
    static FakePlatform.Handler answering(String clientId, String deployment) {
        var configured = deployment.isEmpty() ? Map.of() : Map.of("deployment_id", deployment);
        var json = FakePlatform.json(Map.of("client_id", clientId, TOOL_CONFIGURATION, configured));
        return exchange -> FakePlatform.serve(exchange, 201, json);
    }

    String invite(String organization) {
        var jdbi = tool.database.jdbi();
        var to = new Organizations(jdbi, tool.clock).findOrAdd(organization).organizationId();
        return new Invitations(jdbi, tool.clock).invite(to, null);
    }

    /** The page with the button. An empty text is sent as no field. */
    HttpResponse<String> look(String token, String invite) {
        return tool.get("/lti/register?" + Initiation.query(Map.copyOf(fields(token, invite))));
    }

    /** The button. */
    HttpResponse<String> confirm(String token, String invite) {
        return tool.post("/lti/register", fields(token, invite));
    }

    Registration registration() {
        return tool.host.registrations().all().get(0);
    }

    HttpResponse<String> login() {
        return tool.post("/lti/login", teacher().initiation());
    }

    HttpResponse<String> launch() {
        return teacher().launch(claims -> Learner.roles(claims, Learner.MEMBERSHIP + "Instructor"));
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> platformConfiguration() {
        return (Map<String, Object>) Objects.requireNonNull(configuration.get(PLATFORM));
    }

    static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("<dd>" + code + "</dd>").contains("<h1>");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(policy(answer)).contains("default-src 'none'").doesNotContain("unsafe-inline");
    }

    static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }

    @Override
    public void close() {
        platform.close();
        tool.host.registrations().all().forEach(tool.host.registrations()::remove);
    }

    private Learner teacher() {
        var teacher = new Learner(tool, platform);
        teacher.clientId = CLIENT;
        return teacher;
    }

    private Map<String, String> fields(String token, String invite) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("openid_configuration", platform.url("/configuration").toString());
        if (!token.isEmpty()) {
            fields.put("registration_token", token);
        }
        if (!invite.isEmpty()) {
            fields.put("invite", invite);
        }
        return fields;
    }

    private Map<String, Object> configuration() {
        var json = new LinkedHashMap<String, Object>();
        json.put("issuer", platform.issuer);
        json.put("authorization_endpoint", platform.url("/auth").toString());
        json.put("token_endpoint", platform.url("/token").toString());
        json.put("jwks_uri", platform.url("/jwks").toString());
        json.put("registration_endpoint", platform.url("/register").toString());
        json.put(PLATFORM, new LinkedHashMap<>(Map.of("product_family_code", "moodle", "version", "4.5.6")));
        return json;
    }
}
