package org.weft.lti;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The services of an LMS: a token endpoint that checks who asks, and whatever a test answers behind it. */
final class FakeServices {
    /** What was asked. */
    record Asked(String method, String pathAndQuery, Map<String, String> headers, String body) {}

    /** What is answered. */
    record Reply(int status, Map<String, String> headers, String body) {
        static Reply json(String body) {
            return new Reply(200, Map.of("Content-Type", "application/json"), body);
        }

        static Reply of(int status) {
            return new Reply(status, Map.of(), "");
        }

        Reply with(String header, String value) {
            return new Reply(status, Map.of(header, value), body);
        }
    }

    final List<Map<String, String>> tokenRequests = new CopyOnWriteArrayList<>();
    final List<JWTClaimsSet> assertions = new CopyOnWriteArrayList<>();
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    private final Tool tool;
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile int revoked;
    private volatile Function<Map<String, String>, Reply> tokenAnswer = this::token;

    FakeServices(Tool tool, FakePlatform platform) {
        this.tool = tool;
        platform.answerAt("/token", exchange -> reply(exchange, takeTokenRequest(exchange)));
    }

    /** Answers at a path and below it, to whoever shows a token that wasn't revoked. */
    void answerAt(FakePlatform platform, String path, Function<Asked, Reply> answer) {
        platform.answerAt(path, exchange -> {
            var request = new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, each -> each.getValue().get(0))),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            asked.add(request);
            reply(exchange, isKnown(request) ? answer.apply(request) : Reply.of(401));
        });
    }

    void answerTokensWith(Function<Map<String, String>, Reply> answer) {
        tokenAnswer = answer;
    }

    private boolean isKnown(Asked request) {
        var shown = request.headers().getOrDefault("Authorization", "");
        return shown.matches("Bearer token-[0-9]+")
                && Integer.parseInt(shown.substring("Bearer token-".length())) > revoked;
    }

    /** The tokens given so far are worth nothing any more. */
    void revoke() {
        revoked = tokens.get();
    }

    /** As Moodle answers: JSON that it calls HTML. */
    Reply token(Map<String, String> form) {
        return granting(form.getOrDefault("scope", ""));
    }

    Reply granting(String scope) {
        var json = FakePlatform.json(Map.of(
                "access_token",
                "token-" + tokens.incrementAndGet(),
                "token_type",
                "Bearer",
                "expires_in",
                3600,
                "scope",
                scope));
        return new Reply(200, Map.of("Content-Type", "text/html; charset=utf-8"), json);
    }

    private Reply takeTokenRequest(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var form = Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        tokenRequests.add(form);
        assertions.add(verified(form.getOrDefault("client_assertion", "")));
        return tokenAnswer.apply(form);
    }

    private JWTClaimsSet verified(String assertion) throws IOException {
        try {
            var jwt = SignedJWT.parse(assertion);
            for (var key : tool.host.keys().published()) {
                var rsa = RSAKey.parse(key);
                if (rsa.getKeyID().equals(jwt.getHeader().getKeyID()) && jwt.verify(new RSASSAVerifier(rsa))) {
                    return jwt.getJWTClaimsSet();
                }
            }
        } catch (java.text.ParseException | com.nimbusds.jose.JOSEException e) {
            throw new IOException(e);
        }
        throw new IOException("The assertion is signed by no key that we publish");
    }

    private static void reply(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        FakePlatform.serve(exchange, reply.status(), reply.body());
    }
}
