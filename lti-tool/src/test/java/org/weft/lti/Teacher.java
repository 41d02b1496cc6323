package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Somebody who edits a course of a {@link FakePlatform} and opens the picker there. */
final class Teacher {
    static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    static final String RETURN_URL = "https://lms.example/return?course=2&sesskey=hj";

    private static final Pattern ACTION =
            Pattern.compile("<form method=\"post\" action=\"([^\"]*)\" data-sends-itself>");
    private static final Pattern TOKEN = Pattern.compile("<input type=\"hidden\" name=\"JWT\" value=\"([^\"]*)\">");

    final Learner person;
    private final Tool tool;

    Teacher(Tool tool, FakePlatform platform) {
        this.tool = tool;
        this.person = new Learner(tool, platform);
    }

    /** What the platform is sent: where, and the claims of a token whose signature is right. */
    record Sent(String to, SignedJWT token, Map<String, Object> claims) {
        @SuppressWarnings("unchecked") // As JSON has it.
        List<Map<String, Object>> items() {
            return (List<Map<String, Object>>) claims.getOrDefault(DL + "content_items", List.of());
        }

        Map<String, Object> item() {
            assertThat(items()).hasSize(1);
            return items().get(0);
        }

        String id() {
            return String.valueOf(object(item(), "custom").get("weft_placement"));
        }
    }

    /** As Moodle sends them. */
    static Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("accept_types", List.of("ltiResourceLink"));
        settings.put("accept_presentation_document_targets", List.of("frame", "iframe", "window"));
        settings.put("accept_multiple", true);
        settings.put("deep_link_return_url", RETURN_URL);
        settings.put("title", "");
        settings.put("text", "");
        return settings;
    }

    @SuppressWarnings("unchecked") // As JSON has it.
    static Map<String, Object> object(Map<String, Object> json, String name) {
        return (Map<String, Object>) json.getOrDefault(name, Map.of());
    }

    static Consumer<Map<String, Object>> inCustom(String id) {
        return claims -> claims.put(Claims.LTI + "custom", Map.of("weft_placement", id));
    }

    static Consumer<Map<String, Object>> inAddress(String id) {
        return claims -> {
            claims.put(Claims.LTI + "custom", Map.of("weft_placement", ""));
            claims.put(Claims.LTI + "target_link_uri", Tool.PUBLIC_URL + "/lti/launch?placement=" + id);
        };
    }

    static Consumer<Map<String, Object>> course(String id) {
        return claims -> claims.put(Claims.LTI + "context", Map.of("id", id, "title", "Waves"));
    }

    static Consumer<Map<String, Object>> link(String id) {
        return claims -> claims.put(Claims.LTI + "resource_link", Map.of("id", id, "title", id));
    }

    /** A deep linking request with these claims changed. */
    HttpResponse<String> ask(Consumer<Map<String, Object>> change) {
        return person.launch(claims -> {
            claims.put("sub", "carla");
            claims.put("name", "Carla Couto");
            claims.put(Claims.LTI + "message_type", "LtiDeepLinkingRequest");
            claims.remove(Claims.LTI + "resource_link");
            claims.remove(Claims.LTI + "custom");
            claims.put(DL + "deep_linking_settings", settings());
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
            change.accept(claims);
        });
    }

    HttpResponse<String> askWith(String setting, Object value) {
        return ask(claims -> object(claims, DL + "deep_linking_settings").put(setting, value));
    }

    /** Where the picker is that a request has opened. */
    static String picker(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(Learner.location(answer).toString()).startsWith("/lti/picker/");
        return Learner.location(answer).toString();
    }

    String opened() {
        return picker(ask(claims -> {}));
    }

    /** Sends the picker's form; a name and its value follow each other. */
    HttpResponse<String> choose(String picker, String... namesAndValues) {
        var body = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(Initiation.query(Map.of(namesAndValues[i], namesAndValues[i + 1])));
        }
        return tool.postText(picker, body.toString());
    }

    Sent insert(String picker, String... namesAndValues) {
        return sent(choose(picker, namesAndValues));
    }

    /** What a page sends by itself. */
    Sent sent(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        var action = ACTION.matcher(page.body());
        var token = TOKEN.matcher(page.body());
        assertThat(action.find() && token.find()).as(page.body()).isTrue();
        try {
            var jwt = SignedJWT.parse(token.group(1));
            var key = JWKSet.parse(tool.get("/lti/jwks.json").body())
                    .getKeyByKeyId(jwt.getHeader().getKeyID());
            assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
            var claims = jwt.getPayload().toJSONObject();
            return new Sent(action.group(1).replace("&amp;", "&"), jwt, claims);
        } catch (ParseException | JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
