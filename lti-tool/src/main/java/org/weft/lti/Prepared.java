package org.weft.lti;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.weft.lti.picking.ContentItems;

/**
 * By which id of ours a platform names what it was given (LTI Deep Linking 2.0, section 3.1.1, {@code custom} and
 * {@code url}): a custom parameter, or else a field of the target's address. Some platforms lose one of them.
 */
final class Prepared {
    private Prepared() {}

    /** Null when the message has none. */
    static @Nullable UUID id(Claims claims) {
        return claims.optional(Claims.LTI + "custom")
                .text(ContentItems.CUSTOM)
                .flatMap(Prepared::parse)
                .or(() -> claims.text(Claims.LTI + "target_link_uri").flatMap(Prepared::inAddress))
                .orElse(null);
    }

    private static Optional<UUID> inAddress(String address) {
        try {
            var query = new URI(address.strip()).getRawQuery();
            return query == null
                    ? Optional.empty()
                    : Form.parse(query).find(ContentItems.QUERY).flatMap(Prepared::parse);
        } catch (URISyntaxException | LaunchRejected e) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> parse(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
