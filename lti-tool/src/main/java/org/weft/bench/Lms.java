package org.weft.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.weft.server.Mount;
import org.weft.server.ServerSettings;
import org.weft.server.WebServer;

/** An LMS that signs id tokens, publishes its key, and has services that answer at once. */
final class Lms implements AutoCloseable {
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final int ROUNDS = 400;

    private final RSAKey key;
    private final LmsRoster roster = new LmsRoster();
    private final LmsGradebook gradebook = new LmsGradebook();
    private final WebServer server;

    Lms() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("bench").generate();
        var mounts = new ArrayList<>(List.of(
                Mount.servlet("/jwks.json", new Keys(key)),
                Service.tokens("/token"),
                Service.at(EveryService.NOTICES_PATH, (request, response) -> Service.json(response, Map.of()))));
        mounts.addAll(roster.mounts());
        mounts.addAll(gradebook.mounts());
        server = new WebServer(ServerSettings.on("127.0.0.1", 0), mounts);
        server.start();
    }

    LmsRoster roster() {
        return roster;
    }

    LmsGradebook gradebook() {
        return gradebook;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** @param more claims besides who comes and where */
    String idToken(String subject, String nonce, URI launch, Map<String, Object> more) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .issuer(uri().toString())
                .audience(School.CLIENT)
                .subject(subject)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("name", subject)
                .claim(LTI + "message_type", "LtiResourceLinkRequest")
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "deployment_id", School.DEPLOYMENT)
                .claim(LTI + "target_link_uri", launch.toString())
                .claim(LTI + "resource_link", Map.of("id", School.link(School.COURSE), "title", "Questions"))
                .claim(LTI + "context", Map.of("id", School.COURSE, "title", "Course"))
                .claim(LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"));
        more.forEach(claims::claim);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    /** Processor time for verifying one of its tokens and signing one, in microseconds. */
    double verifyAndSignMicros() throws JOSEException, ParseException {
        verifyAndSign();
        return verifyAndSign();
    }

    private double verifyAndSign() throws JOSEException, ParseException {
        var verifier = new RSASSAVerifier(key.toRSAPublicKey());
        var token = idToken("someone", "nonce", uri(), Map.of());
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            if (!SignedJWT.parse(token).verify(verifier)) {
                throw new IllegalStateException("A token that we signed isn't valid");
            }
            token = idToken("someone", "nonce-" + i, uri(), Map.of());
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1000.0 / ROUNDS;
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Keys extends HttpServlet {
        private static final long serialVersionUID = 1;
        private final String json;

        Keys(RSAKey key) {
            json = "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}";
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.getWriter().write(json);
        }
    }
}
