package org.weft.practice;

import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What other machines read: the key set and the configuration. */
final class MetadataServlet extends HttpServlet {
    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";

    /** Whom Brightspace wants assertions to be for, which is not where they are sent. */
    static final String AUDIENCE = "/audience";

    private final transient PracticeSettings settings;
    private final transient PlatformKey key;

    MetadataServlet(PracticeSettings settings, PlatformKey key) {
        this.settings = settings;
        this.key = key;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var keys = request.getServletPath().equals("/jwks.json");
        var family = Optional.ofNullable(request.getParameter("family")).flatMap(Family::find);
        var token = request.getParameter(RegistrationServlet.TOKEN);
        JsonAnswers.send(
                response,
                200,
                keys ? new RawValue(key.publicKeySet()) : configuration(family.orElse(Family.STANDARD), token));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswers.send(response, 405, Map.of("error", "invalid_request"));
    }

    /** @param token that the tool isn't given otherwise; null for none */
    private Map<String, Object> configuration(Family family, @Nullable String token) {
        var json = new LinkedHashMap<String, Object>();
        json.put("issuer", settings.lmsUrl());
        json.put("authorization_endpoint", settings.at("/authorize"));
        json.put("token_endpoint", settings.at("/token"));
        json.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        json.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        json.put("jwks_uri", settings.at("/jwks.json"));
        var registration = settings.at(RegistrationServlet.PATH).toString();
        json.put(
                "registration_endpoint",
                token == null ? registration : Query.of(registration, Map.of(RegistrationServlet.TOKEN, token)));
        if (family == Family.BRIGHTSPACE) {
            json.put("authorization_server", settings.at(AUDIENCE));
        }
        json.put(
                "scopes_supported",
                Stream.concat(Stream.of("openid"), Grants.SCOPES.stream()).toList());
        json.put("response_types_supported", List.of("id_token"));
        json.put("subject_types_supported", List.of("public"));
        json.put("id_token_signing_alg_values_supported", List.of("RS256"));
        json.put("claims_supported", List.of("sub", "iss", "name", "given_name", "family_name", "email", "locale"));
        json.put(PLATFORM, platform(family));
        return json;
    }

    /** LTI Dynamic Registration 1.0, section 3.5.2. */
    private static Map<String, Object> platform(Family family) {
        var picker = Map.of("type", "LtiDeepLinkingRequest", "placements", List.of("ContentArea"));
        return Map.of(
                "product_family_code",
                family.code(),
                "version",
                "1",
                "messages_supported",
                List.of(Map.of("type", "LtiResourceLinkRequest"), picker, Map.of("type", "LtiSubmissionReviewRequest")),
                "variables",
                Variables.names());
    }
}
