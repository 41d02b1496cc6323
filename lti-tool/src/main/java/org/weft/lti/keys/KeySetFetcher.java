package org.weft.lti.keys;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PlatformUnavailable;

/** Fetches key sets (RFC 7517, section 5). Parses whatever the content type says. */
public final class KeySetFetcher {
    private static final int MAX_BYTES = 512 * 1024;
    private static final Map<String, String> HEADERS =
            Map.of("Accept", "application/json, application/jwk-set+json, */*;q=0.1");

    private final PlatformClient client;

    public KeySetFetcher(PlatformClient client) {
        this.client = client;
    }

    /** @throws KeySetUnavailable when it can't be reached in time, or what comes is no key set */
    KeySet fetch(URI url) {
        var answer = answer(url);
        if (answer.status() != 200) {
            throw new KeySetUnavailable("The key set's address answered " + answer.status());
        }
        try {
            return KeySet.parse(answer.body());
        } catch (IOException e) {
            throw new KeySetUnavailable("The key set's address answered something that is no key set", e);
        }
    }

    private PlatformClient.Answer answer(URI url) {
        try {
            return client.get(url, HEADERS, MAX_BYTES);
        } catch (PlatformUnavailable e) {
            throw new KeySetUnavailable("The key set's address " + e.getMessage(), e);
        }
    }
}
