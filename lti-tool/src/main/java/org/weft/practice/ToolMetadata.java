package org.weft.practice;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a tool says about itself when it registers (LTI Dynamic Registration 1.0, section 3.6).
 *
 * @param targetLink the usual one
 * @param pickerLink where teachers choose something of the tool
 * @param claims what it wants to know about people
 * @param custom parameters of all its launches, maybe with variables
 */
record ToolMetadata(
        String name,
        URI loginUri,
        List<URI> redirectUris,
        URI targetLink,
        URI pickerLink,
        URI keySet,
        Set<String> claims,
        Map<String, String> custom) {
    static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    private static final String PICKER = "LtiDeepLinkingRequest";
    private static final int MOST = 50;
    private static final int LONGEST = 2000;

    ToolMetadata {
        redirectUris = List.copyOf(redirectUris);
        claims = Set.copyOf(claims);
        custom = Map.copyOf(custom);
    }

    /** Metadata that no registration can be made of (RFC 7591, section 3.2.2). */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final String code;

        Refused(String code, String description) {
            super(description);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    static ToolMetadata read(JsonNode json) throws Refused {
        require(has(json.path("response_types"), "id_token"), "response_types must have id_token");
        require(has(json.path("grant_types"), "implicit"), "grant_types must have implicit");
        require(
                json.path("token_endpoint_auth_method").asText().equals("private_key_jwt"),
                "token_endpoint_auth_method must be private_key_jwt");
        var redirects = redirects(json.path("redirect_uris"));
        var tool = json.path(TOOL);
        var target = address(tool, "target_link_uri");
        require(
                target.getAuthority().equals(tool.path("domain").asText()),
                "domain must be the host of target_link_uri, " + target.getAuthority());
        var login = address(json, "initiate_login_uri");
        var keys = address(json, "jwks_uri");
        for (var other : new URI[] {login, keys, picker(tool, target)}) {
            require(Tool.origin(other).equals(Tool.origin(target)), other + " is not on the tool's domain");
        }
        return new ToolMetadata(
                text(json, "client_name"),
                login,
                redirects,
                target,
                picker(tool, target),
                keys,
                new TreeSet<>(texts(tool.path("claims"))),
                custom(tool.path("custom_parameters")));
    }

    ToolMetadata named(String other) {
        return new ToolMetadata(other, loginUri, redirectUris, targetLink, pickerLink, keySet, claims, custom);
    }

    private static List<URI> redirects(JsonNode array) throws Refused {
        var redirects = new ArrayList<URI>();
        for (var text : texts(array)) {
            redirects.add(address(text)
                    .orElseThrow(() -> new Refused("invalid_redirect_uri", "redirect_uris must be web addresses")));
        }
        if (redirects.isEmpty()) {
            throw new Refused("invalid_redirect_uri", "redirect_uris is missing");
        }
        return redirects;
    }

    /** Activities are added by the tool's picker alone, so that there must be one. */
    private static URI picker(JsonNode tool, URI target) throws Refused {
        for (var message : tool.path("messages")) {
            if (message.path("type").asText().equals(PICKER)) {
                return message.has("target_link_uri") ? address(message, "target_link_uri") : target;
            }
        }
        throw new Refused("invalid_client_metadata", "messages must have " + PICKER + ": activities are added by it");
    }

    private static Map<String, String> custom(JsonNode object) throws Refused {
        var custom = new LinkedHashMap<String, String>();
        object.properties()
                .forEach(field -> custom.put(field.getKey(), field.getValue().asText()));
        require(custom.size() <= MOST, "custom_parameters has more than " + MOST);
        return custom;
    }

    private static String text(JsonNode json, String name) throws Refused {
        var text = json.path(name).asText().strip();
        require(!text.isEmpty() && text.length() <= 200, name + " must have 1 to 200 characters");
        return text;
    }

    private static URI address(JsonNode json, String name) throws Refused {
        return address(json.path(name).asText())
                .orElseThrow(() -> new Refused("invalid_client_metadata", name + " must be a web address"));
    }

    /** An address that browsers can be sent to; empty for anything else. */
    static Optional<URI> address(String text) {
        try {
            var uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean plain = uri.getHost() != null && uri.getRawUserInfo() == null && text.length() <= LONGEST;
            return web && plain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean has(JsonNode array, String text) {
        return texts(array).contains(text);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts.size() > MOST ? texts.subList(0, MOST) : texts;
    }

    private static void require(boolean met, String otherwise) throws Refused {
        if (!met) {
            throw new Refused("invalid_client_metadata", otherwise);
        }
    }
}
