package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A person with a browser that keeps cookies, who opens a page of a {@link FakePlatform}. */
final class Learner {
    static final String MEMBERSHIP = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

    /** What a link has that somebody chose in a picker, of another tool than ours: it opens without a question. */
    static final String CHOSEN = "7a1d6f0e-52c4-4b8e-9d3a-0c6b1e2f3a45";

    final Tool tool;
    final FakePlatform platform;
    final Map<String, String> cookies = new LinkedHashMap<>();
    String clientId = Tool.CLIENT;

    Learner(Tool tool, FakePlatform platform) {
        this.tool = tool;
        this.platform = platform;
    }

    /** A login that the tool has answered with a redirect. */
    record Login(Map<String, String> parameters) {
        String state() {
            return parameters.getOrDefault("state", "");
        }

        String nonce() {
            return parameters.getOrDefault("nonce", "");
        }
    }

    Map<String, String> initiation() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("iss", platform.issuer);
        fields.put("login_hint", "hint-7");
        fields.put("target_link_uri", Tool.PUBLIC_URL + "/lti/launch");
        fields.put("lti_message_hint", "{\"cmid\":2}");
        fields.put("client_id", clientId);
        fields.put("lti_deployment_id", Tool.DEPLOYMENT);
        return fields;
    }

    Login login() {
        return login(tool.post("/lti/login", initiation()));
    }

    Login login(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        keepCookies(answer);
        return new Login(query(location(answer)));
    }

    HttpResponse<String> launch(Login login, String idToken) {
        var answer = tool.post("/lti/launch", form(login, idToken), "Cookie", cookieHeader());
        keepCookies(answer);
        return answer;
    }

    /** A whole launch with these claims changed. */
    HttpResponse<String> launch(Consumer<Map<String, Object>> change) {
        var login = login();
        var claims = claims(login);
        change.accept(claims);
        return launch(login, FakePlatform.sign(claims));
    }

    /** The teacher opens the same activity first, without which learners find nothing. */
    Learner afterTeacher() {
        assertThat(launch(claims -> {
                            claims.put("sub", "teacher");
                            roles(claims, MEMBERSHIP + "Instructor");
                        })
                        .statusCode())
                .isEqualTo(303);
        return this;
    }

    static Map<String, String> form(Login login, String idToken) {
        return Map.of("id_token", idToken, "state", login.state());
    }

    Map<String, Object> claims(Login login) {
        var claims = new LinkedHashMap<String, Object>();
        long now = tool.clock.instant().getEpochSecond();
        claims.put("iss", platform.issuer);
        claims.put("aud", clientId);
        claims.put("sub", "ana");
        claims.put("iat", now);
        claims.put("exp", now + 60);
        claims.put("nonce", login.nonce());
        claims.put("name", "Ana Alves");
        claims.put("given_name", "Ana");
        claims.put("family_name", "Alves");
        claims.put("email", "ana@school.example");
        claims.put(Claims.LTI + "message_type", "LtiResourceLinkRequest");
        claims.put(Claims.LTI + "version", "1.3.0");
        claims.put(Claims.LTI + "deployment_id", Tool.DEPLOYMENT);
        claims.put(Claims.LTI + "target_link_uri", Tool.PUBLIC_URL + "/lti/launch");
        claims.put(Claims.LTI + "resource_link", new LinkedHashMap<>(Map.of("id", "link-1", "title", "Week 1")));
        claims.put(Claims.LTI + "context", new LinkedHashMap<>(Map.of("id", "course-1", "title", "Optics")));
        claims.put(Claims.LTI + "custom", Map.of("weft_placement", CHOSEN));
        roles(claims, MEMBERSHIP + "Learner");
        return claims;
    }

    static void roles(Map<String, Object> claims, String... roles) {
        claims.put(Claims.LTI + "roles", List.of(roles));
    }

    String cookieHeader() {
        var all = new ArrayList<String>();
        cookies.forEach((name, value) -> all.add(name + "=" + value));
        return all.isEmpty() ? "none=1" : String.join("; ", all);
    }

    private void keepCookies(HttpResponse<String> answer) {
        for (var header : answer.headers().allValues("Set-Cookie")) {
            var pair = header.split(";", 2)[0].split("=", 2);
            if (header.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }

    static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    static Map<String, String> query(URI uri) {
        var form = Form.parse(uri.getRawQuery());
        var found = new LinkedHashMap<String, String>();
        for (var name : List.of(
                "scope",
                "response_type",
                "response_mode",
                "prompt",
                "client_id",
                "redirect_uri",
                "state",
                "nonce",
                "login_hint",
                "lti_message_hint")) {
            Optional<String> value = form.find(name);
            value.ifPresent(text -> found.put(name, text));
        }
        return found;
    }
}
