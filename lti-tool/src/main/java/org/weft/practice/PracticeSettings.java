package org.weft.practice;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the practice LMS and the tool are, and what they agreed on.
 *
 * @param lmsUrl where to listen, for example {@code http://127.0.0.1:8081}; port 0 takes a free one
 * @param toolUrl the tool's public address without a path, on another site, for example {@code http://localhost:8080}
 * @param clientId the tool's client id at this LMS
 * @param deploymentId the only deployment
 */
public record PracticeSettings(URI lmsUrl, URI toolUrl, String clientId, String deploymentId) {
    private static final String ANYONE = "The practice LMS runs only on a loopback address such as"
            + " http://127.0.0.1:8081, not on %s, because anyone can be anyone in it";

    /** Refuses an address without a port, since nobody would know where the LMS is. */
    public PracticeSettings {
        if (lmsUrl.getPort() < 0) {
            throw new IllegalArgumentException("The address of the practice LMS needs a port: " + lmsUrl);
        }
    }

    /** The tool that the LMS comes with: it learns all about people, and its one redirect URI is its target link. */
    Tool tool() {
        var launch = toolUrl.resolve("/lti/launch");
        var claims = Set.of("name", "given_name", "family_name", "email", "locale");
        var says = new ToolMetadata(
                "Weft",
                toolUrl.resolve("/lti/login"),
                List.of(launch),
                launch,
                launch,
                toolUrl.resolve("/lti/jwks.json"),
                claims,
                Map.of(
                        "sections", "$CourseSection.sourcedId",
                        "context_history", "$Context.id.history",
                        "link_history", "$ResourceLink.id.history"));
        return new Tool(clientId, deploymentId, null, says);
    }

    /** Where to listen. @throws IllegalArgumentException if the LMS could be reached from elsewhere */
    InetAddress loopback() {
        try {
            var address = InetAddress.getByName(lmsUrl.getHost());
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(ANYONE.formatted(lmsUrl), e);
        }
        throw new IllegalArgumentException(ANYONE.formatted(lmsUrl));
    }

    /** An address of this LMS. */
    URI at(String path) {
        return lmsUrl.resolve(path);
    }

    PracticeSettings withPort(int port) {
        var url = URI.create("%s://%s:%d".formatted(lmsUrl.getScheme(), lmsUrl.getHost(), port));
        return new PracticeSettings(url, toolUrl, clientId, deploymentId);
    }
}
