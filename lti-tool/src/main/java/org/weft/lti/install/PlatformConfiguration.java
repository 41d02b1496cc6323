package org.weft.lti.install;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.weft.lti.pages.Labels;
import org.weft.lti.platform.PublicAddresses;

/**
 * What an LMS says about itself (LTI Dynamic Registration 1.0, section 3.5; OpenID Connect Discovery 1.0, section 3).
 *
 * @param authorizationServer whom assertions are for; empty when it is the token endpoint
 * @param product for example {@code moodle}; empty when it doesn't say
 * @param account the school's name, as Canvas gives it; empty elsewhere
 * @param messages the placements that it offers for each type of message
 * @param scopes of services that it has; empty when it doesn't say
 * @param variables that it can put into custom parameters
 */
record PlatformConfiguration(
        String issuer,
        URI authorizationEndpoint,
        URI tokenEndpoint,
        URI keySet,
        URI registrationEndpoint,
        String authorizationServer,
        String product,
        String version,
        String account,
        Map<String, List<String>> messages,
        Set<String> scopes,
        Set<String> variables) {
    private static final String PLATFORM = "https://purl.imsglobal.org/spec/lti-platform-configuration";
    private static final String ACCOUNT = "https://canvas.instructure.com/lti/account_name";
    private static final int LABEL_LENGTH = 200;

    /**
     * Takes it out of what the LMS answered. It must speak for itself: its issuer has the host of the address that it was
     * read from (section 3.5.1), or is of the same vendor.
     *
     * @throws InstallRefused naming what is missing or wrong
     */
    static PlatformConfiguration read(JsonNode json, URI from, PublicAddresses addresses) {
        var issuer = url(json, "issuer", addresses::objectionForBrowsers);
        if (!speaksFor(host(from), host(issuer))) {
            throw new InstallRefused(
                    403,
                    "issuer-elsewhere",
                    "The configuration at " + host(from) + " is for another LMS, " + issuer
                            + ". An LMS can register only itself.");
        }
        var platform = json.path(PLATFORM);
        return new PlatformConfiguration(
                json.path("issuer").asText(),
                url(json, "authorization_endpoint", addresses::objectionForBrowsers),
                url(json, "token_endpoint", addresses::objection),
                url(json, "jwks_uri", addresses::objection),
                url(json, "registration_endpoint", addresses::objection),
                label(json.path("authorization_server")),
                label(platform.path("product_family_code")),
                label(platform.path("version")),
                label(platform.path(ACCOUNT)),
                messages(platform.path("messages_supported")),
                texts(json.path("scopes_supported")),
                texts(platform.path("variables")));
    }

    /** Whom assertions are for; null when it is the token endpoint. */
    @Nullable
    String audience() {
        return authorizationServer.isEmpty() ? null : authorizationServer;
    }

    /** What it is called when nobody has named it: the school, or else the LMS's host. */
    String name() {
        return account.isEmpty() ? host(URI.create(issuer)) : account;
    }

    /** Of these places, those that the LMS offers for a type of message. */
    List<String> placements(String message, List<String> wanted) {
        var offered = messages.getOrDefault(message, List.of());
        return wanted.stream().filter(offered::contains).toList();
    }

    boolean isCanvas() {
        return product.equals("canvas");
    }

    /** Instructure's Canvas answers at {@code sso.canvaslms.com} for {@code canvas.instructure.com}, also its test servers. */
    private static boolean speaksFor(String host, String issuer) {
        boolean instructure = host.endsWith(".canvaslms.com") && issuer.endsWith(".instructure.com");
        return host.equals(issuer) || instructure;
    }

    private static String host(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT);
    }

    private static URI url(JsonNode json, String name, Function<URI, Optional<String>> check) {
        var text = json.path(name).asText();
        if (text.isEmpty()) {
            throw new InstallRefused(422, "configuration-incomplete", "The LMS's configuration lacks " + name + ".");
        }
        return Addresses.checked(name, text, check);
    }

    /** Platforms give the types of messages as texts or as objects. */
    private static Map<String, List<String>> messages(JsonNode supported) {
        var messages = new LinkedHashMap<String, List<String>>();
        for (var each : supported) {
            var type = each.isTextual() ? each.asText() : each.path("type").asText();
            if (!type.isEmpty()) {
                messages.put(type, new ArrayList<>(texts(each.path("placements"))));
            }
        }
        return messages;
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        for (var each : array) {
            if (each.isTextual()) {
                texts.add(each.asText());
            }
        }
        return texts;
    }

    private static String label(JsonNode text) {
        return text.isTextual() ? Labels.clean(text.asText(), LABEL_LENGTH) : "";
    }
}
