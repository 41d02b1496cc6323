package org.weft.lti.registrations;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Reads origins (RFC 6454) from URLs. */
public final class Origins {
    private Origins() {}

    /** For example {@code https://lms.example:8443}; empty unless the URL is http or https with a host. */
    public static Optional<String> of(URI url) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
            return Optional.empty();
        }
        boolean usual = url.getPort() == -1 || url.getPort() == (scheme.equals("https") ? 443 : 80);
        var host = url.getHost().toLowerCase(Locale.ROOT);
        return Optional.of(scheme + "://" + host + (usual ? "" : ":" + url.getPort()));
    }
}
