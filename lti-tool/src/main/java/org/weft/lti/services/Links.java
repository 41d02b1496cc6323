package org.weft.lti.services;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.weft.lti.platform.PlatformClient;

/** The {@code Link} header (RFC 8288), also as Moodle writes it: with typographic quotes and an ampersand as in HTML. */
final class Links {
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");
    private static final Pattern REL = Pattern.compile(";\\s*rel\\s*=\\s*[\"\u201c\u201d]?([^\"\u201c\u201d;,]+)");

    private Links() {}

    /** The first with that relation, made absolute. */
    static Optional<URI> of(PlatformClient.Answer answer, URI asked, String relation) {
        for (var header : answer.headers().allValues("Link")) {
            var links = LINK.matcher(decoded(header));
            while (links.find()) {
                var rel = REL.matcher(links.group(2));
                if (rel.find() && rel.group(1).strip().equalsIgnoreCase(relation)) {
                    return url(asked, links.group(1).strip().replace("&amp;", "&"));
                }
            }
        }
        return Optional.empty();
    }

    /** Java reads headers byte by byte: UTF-8's quotes arrive as three characters. */
    private static String decoded(String header) {
        return header.replace("\u00e2\u0080\u009c", "\u201c").replace("\u00e2\u0080\u009d", "\u201d");
    }

    private static Optional<URI> url(URI asked, String text) {
        try {
            return Optional.of(asked.resolve(new URI(text)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
