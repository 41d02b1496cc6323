package org.weft.practice;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Where the practice LMS and the tool are, and what they agreed on.
 *
 * @param lmsUrl where to listen, for example {@code http://127.0.0.1:8081}; port 0 takes a free one
 * @param toolUrl the tool's public address without a path, on another site, for example {@code http://localhost:8080}
 * @param clientId the tool's client id at this LMS
 * @param deploymentId the only deployment
 */
public record PracticeSettings(URI lmsUrl, URI toolUrl, String clientId, String deploymentId) {
    /** Refuses an address without a port, since nobody would know where the LMS is. */
    public PracticeSettings {
        if (lmsUrl.getPort() < 0) {
            throw new IllegalArgumentException("The address of the practice LMS needs a port: " + lmsUrl);
        }
    }

    /** The tool's login initiation address. */
    public URI loginUri() {
        return toolUrl.resolve("/lti/login");
    }

    /** The only registered redirect URI, which is the usual target link too. */
    public URI redirectUri() {
        return toolUrl.resolve("/lti/launch");
    }

    /** An address of this LMS. */
    URI at(String path) {
        return lmsUrl.resolve(path);
    }

    PracticeSettings withPort(int port) {
        var url = URI.create("%s://%s:%d".formatted(lmsUrl.getScheme(), lmsUrl.getHost(), port));
        return new PracticeSettings(url, toolUrl, clientId, deploymentId);
    }

    /** Reads a target link; empty if it is no address of the tool. */
    Optional<URI> target(String text) {
        try {
            var uri = new URI(text);
            return origin(uri).equals(origin(toolUrl)) ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    String toolOrigin() {
        return origin(toolUrl);
    }

    private static String origin(URI uri) {
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return "%s://%s%s".formatted(uri.getScheme(), uri.getHost(), port);
    }
}
