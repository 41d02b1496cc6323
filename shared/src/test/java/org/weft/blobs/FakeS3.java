package org.weft.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A store in memory that speaks as much S3 as we do. It checks signatures with code of its own. */
final class FakeS3 implements AutoCloseable {
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/([^/]+)/s3/aws4_request,SignedHeaders=([^,]+),Signature=(.+)");

    private final String bucket;
    private final String region;
    private final String keyId;
    private final String secret;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();

    FakeS3(String bucket, String region, String keyId, String secret) {
        this.bucket = bucket;
        this.region = region;
        this.keyId = keyId;
        this.secret = secret;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getRawPath();
            var wrong = wrong(exchange, body);
            if (!wrong.isEmpty()) {
                send(exchange, 403, error(wrong));
            } else if (!path.startsWith("/" + bucket + "/")) {
                send(exchange, 404, error("NoSuchBucket"));
            } else {
                serve(exchange, path, body);
            }
        }
    }

    private void serve(HttpExchange exchange, String path, byte[] body) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> {
                objects.put(path, body);
                send(exchange, 200, new byte[0]);
            }
            case "GET" -> {
                var found = objects.get(path);
                send(exchange, found == null ? 404 : 200, found == null ? error("NoSuchKey") : found);
            }
            case "DELETE" -> {
                objects.remove(path);
                send(exchange, 204, new byte[0]);
            }
            default -> send(exchange, 405, error("MethodNotAllowed"));
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] error(String code) {
        return "<?xml version=\"1.0\"?><Error><Code>%s</Code></Error>"
                .formatted(code)
                .getBytes(UTF_8);
    }

    /** The code of what is wrong with a signature; empty when it is right. */
    private String wrong(HttpExchange exchange, byte[] body) {
        var headers = exchange.getRequestHeaders();
        var given = AUTHORIZATION.matcher(String.valueOf(headers.getFirst("Authorization")));
        var bodyHash = BlobStoreContract.hash(body);
        if (!given.matches() || !given.group(1).equals(keyId) || !given.group(3).equals(region)) {
            return "AccessDenied";
        }
        if (!bodyHash.equals(headers.getFirst("X-Amz-Content-Sha256"))) {
            return "XAmzContentSHA256Mismatch";
        }
        List<String> canonical = new ArrayList<>();
        canonical.add(exchange.getRequestMethod());
        canonical.add(exchange.getRequestURI().getRawPath());
        canonical.add("");
        for (var name : List.of(given.group(4).split(";", -1))) {
            canonical.add(name + ":" + headers.getFirst(name));
        }
        canonical.addAll(Arrays.asList("", given.group(4), bodyHash));
        var request = BlobStoreContract.hash(String.join("\n", canonical).getBytes(UTF_8));
        var scope = given.group(2) + "/" + region + "/s3/aws4_request";
        var text = "AWS4-HMAC-SHA256\n" + headers.getFirst("X-Amz-Date") + "\n" + scope + "\n" + request;
        var key =
                hmac(hmac(hmac(hmac(("AWS4" + secret).getBytes(UTF_8), given.group(2)), region), "s3"), "aws4_request");
        return HexFormat.of().formatHex(hmac(key, text)).equals(given.group(5)) ? "" : "SignatureDoesNotMatch";
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
