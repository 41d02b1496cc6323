package org.weft.lti.keys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches key sets over HTTP (RFC 7517, section 5) with limits on time and size, without following redirects, and only
 * from addresses that we may call. Parses whatever the content type says. The check of the host's addresses and the call
 * share the JVM's look-up cache (30 s unless configured), so that a host can't change its address in between.
 */
public final class KeySetFetcher {
    private static final int MAX_BYTES = 512 * 1024;

    private final HttpClient client;
    private final PublicAddresses addresses;
    private final String userAgent;
    private final Duration timeout;

    /** @param timeout for the whole call, from connecting to the last byte */
    public KeySetFetcher(PublicAddresses addresses, String userAgent, Duration timeout) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.addresses = addresses;
        this.userAgent = userAgent;
        this.timeout = timeout;
    }

    /** @throws KeySetUnavailable when it can't be reached in time, or what comes is no key set */
    KeySet fetch(URI url) {
        var objection = addresses.objection(url);
        if (objection.isPresent()) {
            throw new KeySetUnavailable("The key set's address " + objection.get());
        }
        var response = send(request(url));
        if (response.statusCode() != 200) {
            throw new KeySetUnavailable("The key set's address answered " + response.statusCode());
        }
        try {
            return KeySet.parse(response.body());
        } catch (IOException e) {
            throw new KeySetUnavailable("The key set's address answered something that is no key set", e);
        }
    }

    private HttpRequest request(URI url) {
        return HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Accept", "application/json, application/jwk-set+json, */*;q=0.1")
                .header("User-Agent", userAgent)
                .build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        var answer = client.sendAsync(request, info -> new LimitedBody(MAX_BYTES));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new KeySetUnavailable("The key set did not arrive within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new KeySetUnavailable("The key set can't be fetched: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeySetUnavailable("We are shutting down", e);
        }
    }
}
