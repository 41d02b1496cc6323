package org.weft.embed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.embed.Wikis.ANA;
import static org.weft.embed.Wikis.NOON;
import static org.weft.embed.Wikis.PARAMETERS;
import static org.weft.embed.Wikis.SCHOOL;
import static org.weft.embed.Wikis.SERVER;
import static org.weft.embed.Wikis.algebraPage;
import static org.weft.embed.Wikis.server;

import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.weft.embed.EmbedRejected.Reason;

/** Bends a good claim and says how the server must answer. */
final class Rejections {
    private Rejections() {}

    static Map<String, Object> payload() {
        var claim =
                new PlacementClaim(SCHOOL, SERVER, ANA, algebraPage(), NOON, NOON.plusSeconds(120), "0123456789abcdef");
        return Claims.write(claim);
    }

    static String encode(String json) {
        return Base64Url.encode(json.getBytes(UTF_8));
    }

    static void assertRejected(Reason reason, String token) {
        assertRejected(reason, token, PARAMETERS, NOON);
    }

    static void assertRejected(Reason reason, String token, Map<String, String> parameters) {
        assertRejected(reason, token, parameters, NOON);
    }

    static void assertRejected(Reason reason, String token, Instant now) {
        assertRejected(reason, token, PARAMETERS, now);
    }

    static void assertRejected(Reason reason, String token, Map<String, String> parameters, Instant now) {
        var rejected = Assertions.catchThrowableOfType(
                EmbedRejected.class, () -> server(now).verify(token, parameters));

        assertThat(rejected).isNotNull();
        assertThat(rejected.reason()).isEqualTo(reason);
    }
}
