package org.weft.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What other machines read: the key set, the configuration, and a token endpoint that grants nothing yet. */
final class MetadataServlet extends HttpServlet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient PracticeSettings settings;
    private final transient PlatformKey key;

    MetadataServlet(PracticeSettings settings, PlatformKey key) {
        this.settings = settings;
        this.key = key;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath()) {
            case "/jwks.json" -> send(response, 200, key.publicKeySet());
            case "/token" -> send(response, 405, JSON.writeValueAsString(Map.of("error", "invalid_request")));
            default -> send(response, 200, JSON.writeValueAsString(configuration()));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var isToken = request.getServletPath().equals("/token");
        var error = Map.of("error", isToken ? "unsupported_grant_type" : "invalid_request");
        send(response, isToken ? 400 : 405, JSON.writeValueAsString(error));
    }

    private Map<String, Object> configuration() {
        return Map.of(
                "issuer", settings.lmsUrl(),
                "authorization_endpoint", settings.at("/authorize"),
                "token_endpoint", settings.at("/token"),
                "token_endpoint_auth_methods_supported", List.of("private_key_jwt"),
                "jwks_uri", settings.at("/jwks.json"),
                "scopes_supported", List.of("openid"),
                "response_types_supported", List.of("id_token"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "claims_supported", List.of("sub", "iss", "name", "given_name", "family_name", "email", "locale"));
    }

    private static void send(HttpServletResponse response, int status, String json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(json.getBytes(UTF_8));
    }
}
