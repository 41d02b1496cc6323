package org.weft.macro;

import java.net.URI;
import java.util.Set;

/**
 * Where claims go.
 *
 * @param address the server's public address without a path, for example {@code https://weft.example}; plain http only
 *     on this machine
 * @param script where the wiki serves our {@code weft-embed.js}: from the wiki itself, so that no other site's script
 *     runs in its pages
 */
public record WeftServer(URI address, URI script) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    public WeftServer {
        var secure = "https".equals(address.getScheme());
        var local = "http".equals(address.getScheme()) && THIS_MACHINE.contains(String.valueOf(address.getHost()));
        if (address.getHost() == null || !(secure || local)) {
            throw new IllegalArgumentException("the server's address begins with https://");
        }
        if (!address.toString().equals(address.getScheme() + "://" + address.getRawAuthority())
                || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the server's address is scheme, host and port only");
        }
    }

    /** Takes the form that holds the claim. */
    URI embed() {
        return URI.create(address + "/embed");
    }
}
