package org.weft.lti.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls platforms over HTTP with limits on time and size, without following redirects, and only at addresses that we may
 * call. The check of the host's addresses and the call share the JVM's look-up cache (30 s unless configured), so that a
 * host can't change its address in between.
 */
public final class PlatformClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NOTHING = {};

    private final HttpClient client;
    private final PublicAddresses addresses;
    private final String userAgent;
    private final Duration timeout;

    /** @param timeout for a whole call that says nothing else, from connecting to the last byte */
    public PlatformClient(PublicAddresses addresses, String userAgent, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.addresses = addresses;
        this.userAgent = userAgent;
        this.timeout = timeout;
    }

    /** What to send. {@code timeout} is for the whole call, from connecting to the last byte. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Call(
            String method, URI url, Map<String, String> headers, byte[] body, int maxBytes, Duration timeout) {}

    /** Any answer at all. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(int status, HttpHeaders headers, byte[] body) {
        /**
         * The body, whatever its content type says: some platforms call their JSON {@code text/html}.
         *
         * @throws PlatformUnavailable when it is no JSON object
         */
        public JsonNode json() {
            try {
                var json = JSON.readTree(body);
                if (json != null && json.isObject()) {
                    return json;
                }
            } catch (IOException e) {
                throw new PlatformUnavailable("answered something that is no JSON", e);
            }
            throw new PlatformUnavailable("answered something that is no JSON object");
        }
    }

    /**
     * Asks for something.
     *
     * @throws PlatformUnavailable when nothing comes in time, or more than {@code maxBytes}
     */
    public Answer get(URI url, Map<String, String> headers, int maxBytes) {
        return send(new Call("GET", url, headers, NOTHING, maxBytes, timeout));
    }

    /** Sends something. @throws PlatformUnavailable as for {@link #get} */
    public Answer post(URI url, Map<String, String> headers, byte[] body, int maxBytes) {
        return send(new Call("POST", url, headers, body, maxBytes, timeout));
    }

    /** @throws PlatformUnavailable as for {@link #get} */
    public Answer send(Call call) {
        addresses.objection(call.url()).ifPresent(objection -> {
            throw new PlatformUnavailable(objection);
        });
        var publisher = call.body().length == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(call.body());
        var request = HttpRequest.newBuilder(call.url())
                .method(call.method(), publisher)
                .timeout(call.timeout())
                .header("User-Agent", userAgent);
        call.headers().forEach(request::header);
        return send(request.build(), call.maxBytes(), call.timeout());
    }

    private Answer send(HttpRequest request, int maxBytes, Duration limit) {
        var answer = client.sendAsync(request, info -> new LimitedBody(maxBytes));
        try {
            HttpResponse<byte[]> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new PlatformUnavailable("did not answer within " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new PlatformUnavailable("can't be reached: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformUnavailable("was not waited for, since we are shutting down", e);
        }
    }
}
