package org.weft.lti.pages;

import java.net.URI;

/** Our addresses, as the administrator of an LMS has to enter them there. */
public record ToolUrls(URI publicUrl) {
    public static final String LOGIN_PATH = "/lti/login";
    public static final String LAUNCH_PATH = "/lti/launch";
    public static final String LAUNCH_1P1_PATH = "/lti/launch11";
    public static final String PICKER_PATH = "/lti/picker";
    public static final String SETUP_PATH = PICKER_PATH + "/first";
    public static final String VISIT_PATH = "/lti/visit";
    public static final String NOTICES_PATH = "/lti/notices";
    public static final String KEYS_PATH = "/lti/jwks.json";
    public static final String REGISTER_PATH = "/lti/register";
    public static final String INSTALL_PATH = "/install";
    public static final String CANVAS_PATH = "/install/canvas.json";
    public static final String ICON_PATH = "/lti/assets/icon.svg";

    /** "Initiate login URL", "OpenID Connect login URL". */
    public URI login() {
        return publicUrl.resolve(LOGIN_PATH);
    }

    /** "Redirection URI" and "target link URI", "tool URL". */
    public URI launch() {
        return publicUrl.resolve(LAUNCH_PATH);
    }

    /** The target of a link in the LMS that leads its administrators to the console. */
    public URI admin() {
        return publicUrl.resolve(LAUNCH_PATH + "?admin");
    }

    /** "Launch URL" of an LMS that speaks LTI 1.1. */
    public URI launch1p1() {
        return publicUrl.resolve(LAUNCH_1P1_PATH);
    }

    /** Where an LMS begins to register us by itself; "tool URL" or "registration URL" there. */
    public URI register(String invitation) {
        return publicUrl.resolve(REGISTER_PATH + "?invite=" + invitation);
    }

    /** Where an LMS's administrator installs us by hand. */
    public URI install(String invitation) {
        return publicUrl.resolve(INSTALL_PATH + "/?invite=" + invitation);
    }

    /** What Canvas reads to know us: "JSON URL". */
    public URI canvas() {
        return publicUrl.resolve(CANVAS_PATH);
    }

    public URI icon() {
        return publicUrl.resolve(ICON_PATH);
    }

    /** Our host, with the port if it isn't the usual one: "domain". */
    public String domain() {
        return publicUrl.getAuthority();
    }

    /** Where LMSs tell what happens with their courses. */
    public URI notices() {
        return publicUrl.resolve(NOTICES_PATH);
    }

    /** "Public keyset", "JWK URL". */
    public URI keys() {
        return publicUrl.resolve(KEYS_PATH);
    }
}
