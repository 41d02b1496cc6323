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
        var answer = fetched(url);
        if (answer.status() != 200) {
            throw new KeySetUnavailable("The key set's address answered " + answer.status());
        }
        try {
            return KeySet.parse(answer.body());
        } catch (IOException e) {
            throw new KeySetUnavailable("The key set's address answered something that is no key set", e);
        }
    }

    /**
     * Whatever is there.
     *
     * @throws org.weft.lti.platform.PlatformUnavailable when nothing comes in time
     */
    public PlatformClient.Answer answer(URI url) {
        return client.get(url, HEADERS, MAX_BYTES);
    }

    /**
     * How many keys of a set can verify launches.
     *
     * @throws IOException when it is no key set at all
     */
    public static int usable(byte[] keySet) throws IOException {
        return KeySet.parse(keySet).usable();
    }

    private PlatformClient.Answer fetched(URI url) {
        try {
            return answer(url);
        } catch (PlatformUnavailable e) {
            throw new KeySetUnavailable("The key set's address " + e.getMessage(), e);
        }
    }
}
