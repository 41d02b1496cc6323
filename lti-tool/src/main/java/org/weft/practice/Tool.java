package org.weft.practice;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tool that the LMS knows, and the names that the LMS has given it.
 *
 * @param address by which it has registered itself; null for the one that the LMS came with
 */
record Tool(String clientId, String deploymentId, @Nullable String address, ToolMetadata says) {
    String name() {
        return says.name();
    }

    /** Reads a target link; empty if it is no address of the tool. */
    Optional<URI> target(String text) {
        try {
            var uri = new URI(text);
            return origin(uri).equals(origin()) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    String origin() {
        return origin(says.targetLink());
    }

    static String origin(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return "%s://%s%s".formatted(uri.getScheme(), uri.getHost(), port);
    }
}
