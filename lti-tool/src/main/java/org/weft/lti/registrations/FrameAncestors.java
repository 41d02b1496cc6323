package org.weft.lti.registrations;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The origins of the LMS's pages that may frame us (Content Security Policy 3, {@code frame-ancestors}). */
public final class FrameAncestors {
    private FrameAncestors() {}

    /** Those given, the issuer's if that is a web address, and the authorization URL's. */
    static List<String> of(NewRegistration given) {
        var origins = new LinkedHashSet<String>();
        for (var ancestor : given.frameAncestors()) {
            origins.add(checked(ancestor));
        }
        parse(given.issuer()).flatMap(Origins::of).ifPresent(origins::add);
        Origins.of(given.authorizationUrl()).ifPresent(origins::add);
        return List.copyOf(origins);
    }

    /** Whether this is an origin; its host may start with {@code *.}, as in {@code https://*.instructure.com}. */
    public static boolean isOne(String ancestor) {
        return ancestor.matches("https?://(\\*\\.)?[A-Za-z0-9.-]+(:\\d{1,5})?");
    }

    private static String checked(String ancestor) {
        if (!isOne(ancestor)) {
            throw new RegistrationRefused(
                    "--frame-ancestor must be an origin such as https://lms.example, and is " + ancestor);
        }
        return ancestor;
    }

    private static Optional<URI> parse(String issuer) {
        try {
            return Optional.of(URI.create(issuer));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
