package org.weft.lti;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.weft.session.Secrets;

/**
 * How an LMS's courses and links are called in the tables of places and placements. LTI's ids are unique within a
 * deployment only (LTI 1.3 core, sections 5.3.5 and 5.4.1), and may be very long. In LTI 1.1 the deployment's id is empty.
 */
public final class HostKeys {
    private static final int MAX_LENGTH = 400;

    private HostKeys() {}

    /** The key of a course, for example {@code 1/context/42}. */
    public static String context(String deploymentId, String contextId) {
        return key(deploymentId, "context", contextId);
    }

    /** The key of a resource link, for example {@code 1/link/7}. */
    public static String link(String deploymentId, String resourceLinkId) {
        return key(deploymentId, "link", resourceLinkId);
    }

    private static String key(String deploymentId, String kind, String id) {
        var key = URLEncoder.encode(deploymentId, StandardCharsets.UTF_8) + "/" + kind + "/" + id;
        return key.length() <= MAX_LENGTH ? key : "sha256/" + HexFormat.of().formatHex(Secrets.hash(key));
    }
}
