package org.weft.lti;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.weft.lti.picking.DeepLinking;
import org.weft.lti.registrations.Origins;

/** Takes the settings out of a deep linking request (LTI Deep Linking 2.0, section 3.4.1.2). */
final class DeepLinkingReader {
    static final String SETTINGS = "https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings";
    private static final int TITLE_LENGTH = 200;
    private static final int TEXT_LENGTH = 1000;

    private final boolean allowLoopback;

    /** @param allowLoopback lets the way back lead to this machine, without TLS */
    DeepLinkingReader(boolean allowLoopback) {
        this.allowLoopback = allowLoopback;
    }

    /** @throws LaunchRejected when a setting that must be there is missing, or the way back is none */
    DeepLinking read(Claims claims) {
        var settings = claims.object(SETTINGS);
        var types = settings.texts("accept_types");
        var targets = settings.texts("accept_presentation_document_targets");
        if (types.isEmpty() || targets.isEmpty()) {
            throw new LaunchRejected(Reason.DEEP_LINKING_INCOMPLETE);
        }
        var returnUrl = settings.text("deep_link_return_url")
                .orElseThrow(() -> new LaunchRejected(Reason.DEEP_LINKING_INCOMPLETE));
        return new DeepLinking(
                returnUrl(returnUrl),
                settings.json("data"),
                accepted(types, settings.loose("accept_media_types").orElse("")),
                new LinkedHashSet<>(targets),
                settings.flag("accept_lineitem").filter(accepts -> !accepts).isPresent(),
                settings.flag("accept_multiple").orElse(false),
                settings.label("title", TITLE_LENGTH),
                settings.label("text", TEXT_LENGTH));
    }

    /**
     * Without links where the media types leave them out. Beside files the media types are said to be theirs alone
     * (section 3.4.1.2 and its example), so a platform that takes files takes what it lists.
     */
    private static Set<String> accepted(List<String> types, String media) {
        var accepted = new LinkedHashSet<>(types);
        if (!media.isBlank() && !types.contains("file") && !LinkMedia.takesLinks(media)) {
            accepted.remove(DeepLinking.RESOURCE_LINK);
        }
        return accepted;
    }

    private URI returnUrl(String text) {
        try {
            var url = new URI(text.strip());
            boolean reachable = Origins.of(url).isPresent() && url.getRawUserInfo() == null;
            if (reachable
                    && ("https".equalsIgnoreCase(url.getScheme()) || (allowLoopback && isLoopback(url.getHost())))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Refused below, as every address that is none.
        }
        throw new LaunchRejected(Reason.RETURN_URL_REFUSED);
    }

    private static boolean isLoopback(String host) {
        try {
            return (host.equals("localhost") || host.matches("[0-9.]+|\\[.*]"))
                    && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
