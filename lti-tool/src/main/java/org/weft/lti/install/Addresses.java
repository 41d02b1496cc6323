package org.weft.lti.install;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;

/** Reads addresses that an LMS sent. */
final class Addresses {
    private static final int MAX_LENGTH = 2000;

    private Addresses() {}

    /** @throws InstallRefused naming the address's role when it is none, or one that may not be called */
    static URI checked(String name, String text, Function<URI, Optional<String>> check) {
        try {
            var url = new URI(text);
            var objection = text.length() > MAX_LENGTH ? Optional.of("is too long") : check.apply(url);
            if (objection.isEmpty()) {
                return url;
            }
            throw wrong(name, text, objection.get());
        } catch (URISyntaxException e) {
            throw wrong(name, text, "must be a whole address such as https://lms.example/path");
        }
    }

    private static InstallRefused wrong(String name, String text, String objection) {
        var shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return new InstallRefused(422, "address-refused", "%s %s, and is %s.".formatted(name, objection, shown));
    }
}
