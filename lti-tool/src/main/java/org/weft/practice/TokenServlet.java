package org.weft.practice;

import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** {@code /token}: access tokens for tools that prove who they are by a signed assertion (Security Framework 1.0, section 4.1). */
final class TokenServlet extends HttpServlet {
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final transient PracticeSettings settings;
    private final transient Clock clock;
    private final transient Tools tools;
    private final transient Grants grants;
    private final transient Families families;
    private final transient ToolKeys keys = new ToolKeys();

    TokenServlet(PracticeSettings settings, Clock clock, Tools tools, Grants grants, Families families) {
        this.settings = settings;
        this.clock = clock;
        this.tools = tools;
        this.grants = grants;
        this.families = families;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswers.send(response, 405, Map.of("error", "invalid_request"));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"client_credentials".equals(request.getParameter("grant_type"))) {
            refuse(response, "unsupported_grant_type");
            return;
        }
        var tool = tool(request);
        var scopes = new TreeSet<>(Arrays.asList(
                Objects.requireNonNullElse(request.getParameter("scope"), "").split(" ", -1)));
        scopes.retainAll(Grants.SCOPES);
        if (tool.isEmpty()) {
            refuse(response, "invalid_client");
        } else if (scopes.isEmpty()) {
            refuse(response, "invalid_scope");
        } else {
            JsonAnswers.send(
                    response,
                    200,
                    type(families.of(tool.get())),
                    Map.of(
                            "access_token",
                            grants.give(tool.get(), scopes),
                            "token_type",
                            "Bearer",
                            "expires_in",
                            Grants.LIFETIME.toSeconds(),
                            "scope",
                            String.join(" ", scopes)));
        }
    }

    /** Moodle says of its JSON that it is a page. */
    private static String type(Family family) {
        return family == Family.MOODLE ? "text/html; charset=utf-8" : "application/json";
    }

    /** Whom assertions are for, as one text and not as a list. */
    private String audience(Tool tool) {
        return settings.at(families.of(tool) == Family.BRIGHTSPACE ? MetadataServlet.AUDIENCE : "/token")
                .toString();
    }

    private Optional<Tool> tool(HttpServletRequest request) {
        if (!ASSERTION.equals(request.getParameter("client_assertion_type"))) {
            return Optional.empty();
        }
        try {
            var assertion = SignedJWT.parse(Objects.requireNonNullElse(request.getParameter("client_assertion"), ""));
            var claims = assertion.getJWTClaimsSet();
            boolean good = claims.getJWTID() != null
                    && claims.getExpirationTime() != null
                    && claims.getExpirationTime().toInstant().isAfter(clock.instant())
                    && Objects.equals(claims.getIssuer(), claims.getSubject());
            return good
                    ? tools.find(String.valueOf(claims.getSubject()))
                            .filter(tool -> audience(tool)
                                    .equals(assertion
                                            .getPayload()
                                            .toJSONObject()
                                            .get("aud")))
                            .filter(tool -> keys.signed(assertion, tool.says().keySet()))
                    : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static void refuse(HttpServletResponse response, String error) throws IOException {
        JsonAnswers.send(response, 400, Map.of("error", error));
    }
}
