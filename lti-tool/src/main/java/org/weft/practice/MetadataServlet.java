package org.weft.practice;

import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What other machines read: the key set and the configuration. */
final class MetadataServlet extends HttpServlet {
    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";

    private final transient PracticeSettings settings;
    private final transient PlatformKey key;

    MetadataServlet(PracticeSettings settings, PlatformKey key) {
        this.settings = settings;
        this.key = key;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var keys = request.getServletPath().equals("/jwks.json");
        JsonAnswers.send(response, 200, keys ? new RawValue(key.publicKeySet()) : configuration());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswers.send(response, 405, Map.of("error", "invalid_request"));
    }

    private Map<String, Object> configuration() {
        var json = new LinkedHashMap<String, Object>();
        json.put("issuer", settings.lmsUrl());
        json.put("authorization_endpoint", settings.at("/authorize"));
        json.put("token_endpoint", settings.at("/token"));
        json.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
        json.put("token_endpoint_auth_signing_alg_values_supported", List.of("RS256"));
        json.put("jwks_uri", settings.at("/jwks.json"));
        json.put("registration_endpoint", settings.at(RegistrationServlet.PATH));
        json.put(
                "scopes_supported",
                Stream.concat(Stream.of("openid"), Grants.SCOPES.stream()).toList());
        json.put("response_types_supported", List.of("id_token"));
        json.put("subject_types_supported", List.of("public"));
        json.put("id_token_signing_alg_values_supported", List.of("RS256"));
        json.put("claims_supported", List.of("sub", "iss", "name", "given_name", "family_name", "email", "locale"));
        json.put(PLATFORM, platform());
        return json;
    }

    /** LTI Dynamic Registration 1.0, section 3.5.2. */
    private static Map<String, Object> platform() {
        var picker = Map.of("type", "LtiDeepLinkingRequest", "placements", List.of("ContentArea"));
        return Map.of(
                "product_family_code",
                "practice",
                "version",
                "1",
                "messages_supported",
                List.of(Map.of("type", "LtiResourceLinkRequest"), picker, Map.of("type", "LtiSubmissionReviewRequest")),
                "variables",
                Variables.names());
    }
}
