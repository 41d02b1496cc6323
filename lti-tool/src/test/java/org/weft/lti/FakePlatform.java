package org.weft.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An LMS that signs with keys of its own and serves their key set over HTTP, well or badly as a test wants. */
final class FakePlatform implements AutoCloseable {
    static final RSAKey KEY = rsa("key-1");
    static final RSAKey NEW_KEY = rsa("key-2");
    static final ECKey EC_KEY = ec("key-ec");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger COUNT = new AtomicInteger();

    final String issuer;
    final List<String> userAgents = new CopyOnWriteArrayList<>();

    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile Handler handler = exchange -> serve(exchange, keySet(KEY, EC_KEY));

    interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    FakePlatform() {
        this("https://lms-" + COUNT.incrementAndGet() + ".example");
    }

    /** One whose issuer is where it really is, as everything that registers itself must be. */
    static FakePlatform atItsAddress() {
        return new FakePlatform(null);
    }

    /** One of somebody's hosted LMSs. */
    static FakePlatform issuing(String issuer) {
        return new FakePlatform(issuer);
    }

    private FakePlatform(@Nullable String given) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            var thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/jwks", exchange -> {
            userAgents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            try (exchange) {
                handler.handle(exchange);
            }
        });
        issuer = given == null ? "http://127.0.0.1:" + server.getAddress().getPort() : given;
        server.start();
    }

    /** Answers at one more path. */
    void answerAt(String path, Handler given) {
        server.createContext(path, exchange -> {
            try (exchange) {
                given.handle(exchange);
            }
        });
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    int fetches() {
        return userAgents.size();
    }

    void publish(JWK... keys) {
        var json = keySet(keys);
        handler = exchange -> serve(exchange, json);
    }

    void publishText(String json) {
        handler = exchange -> serve(exchange, json);
    }

    void answerKeysWith(Handler given) {
        handler = given;
    }

    static void serve(HttpExchange exchange, String body) throws IOException {
        serve(exchange, 200, body);
    }

    static void serve(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static String keySet(JWK... keys) {
        return Stream.of(keys)
                .map(key -> key.toPublicJWK().toJSONString())
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    static String sign(Map<String, ?> claims) {
        return sign(header("RS256", KEY.getKeyID()), json(claims), KEY);
    }

    static String sign(Map<String, ?> header, String payload, RSAKey key) {
        var name = String.valueOf(header.get("alg")).replace("RS", "SHA");
        try {
            return sign(header, payload, Signature.getInstance(name + "withRSA"), key.toPrivateKey());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signEs256(Map<String, ?> claims) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            return sign(header("ES256", EC_KEY.getKeyID()), json(claims), signature, EC_KEY.toPrivateKey());
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(Map<String, ?> header, String payload, Signature signature, java.security.PrivateKey key)
            throws GeneralSecurityException {
        var signed = unsigned(header, payload);
        signature.initSign(key);
        signature.update(signed.getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64(signature.sign());
    }

    /** Header and payload without the signature. */
    static String unsigned(Map<String, ?> header, String payload) {
        return base64(json(header).getBytes(StandardCharsets.UTF_8)) + "."
                + base64(payload.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> header(String algorithm, String keyId) {
        var header = new LinkedHashMap<String, Object>();
        header.put("typ", "JWT");
        header.put("alg", algorithm);
        header.put("kid", keyId);
        return header;
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Answers nothing while this platform runs. */
    void keepSilent(HttpExchange exchange) throws IOException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
