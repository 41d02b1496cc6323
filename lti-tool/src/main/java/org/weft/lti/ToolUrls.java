package org.weft.lti;

import java.net.URI;

/** Our addresses, as the administrator of an LMS has to enter them there. */
public record ToolUrls(URI publicUrl) {
    public static final String LOGIN_PATH = "/lti/login";
    public static final String LAUNCH_PATH = "/lti/launch";
    public static final String PICKER_PATH = "/lti/picker";
    public static final String KEYS_PATH = "/lti/jwks.json";

    /** "Initiate login URL", "OpenID Connect login URL". */
    public URI login() {
        return publicUrl.resolve(LOGIN_PATH);
    }

    /** "Redirection URI" and "target link URI", "tool URL". */
    public URI launch() {
        return publicUrl.resolve(LAUNCH_PATH);
    }

    /** "Public keyset", "JWK URL". */
    public URI keys() {
        return publicUrl.resolve(KEYS_PATH);
    }
}
