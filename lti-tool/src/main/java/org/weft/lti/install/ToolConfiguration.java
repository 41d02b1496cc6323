package org.weft.lti.install;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.services.Scope;

/** What we ask an LMS to register (LTI Dynamic Registration 1.0, section 3.6; for Canvas, its own additions). */
final class ToolConfiguration {
    static final String NAME = "Weft";
    static final String DESCRIPTION = "Discussion beside the text, on the page itself.";

    /** Services of LMSs that we use, and so ask for (OAuth 2.0 scopes). */
    static final List<String> SCOPES = Scope.all();

    static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    /** What an LMS may tell us about people: names show beside posts, addresses are for those who want mail. */
    static final List<String> CLAIMS = List.of("iss", "sub", "name", "given_name", "family_name", "email", "locale");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANVAS = "https://canvas.instructure.com/lti/";

    /** What an LMS can tell in a launch. */
    private record Parameter(String name, List<String> variables) {}

    /**
     * In which sections somebody is, and what a link and its course were copied from; the first of a parameter's
     * variables that the LMS knows counts.
     */
    private static final List<Parameter> VARIABLES = List.of(
            new Parameter("sections", List.of("com.instructure.User.sectionNames", "CourseSection.sourcedId")),
            new Parameter("context_history", List.of("Context.id.history")),
            new Parameter("link_history", List.of("ResourceLink.id.history")));

    /** Pages beside discussions, for LMSs that have such messages. */
    private static final Map<String, String> VISITS = new TreeMap<>(Map.of(
            "LtiContextLaunchRequest", "Weft discussions",
            "LtiDataPrivacyLaunchRequest", "Weft data privacy",
            "DataPrivacyLaunchRequest", "Weft data privacy"));

    private static final String LAUNCH = "LtiResourceLinkRequest";
    /** In Canvas. */
    private static final List<String> ADMINISTERED_AT = List.of("account_navigation");

    private static final Set<String> CANVAS_VARIABLES =
            Set.of("com.instructure.User.sectionNames", "Context.id.history");

    private static final String PICKER = "LtiDeepLinkingRequest";

    /** Where teachers add something to a course: for most LMSs, and for Canvas. */
    private static final List<String> PICKED_AT = List.of("ContentArea", "link_selection");

    private ToolConfiguration() {}

    static ObjectNode of(ToolUrls urls, PlatformConfiguration platform) {
        var json = JSON.createObjectNode()
                .put("application_type", "web")
                .put("client_name", NAME)
                .put("client_uri", urls.publicUrl().toString())
                .put("initiate_login_uri", urls.login().toString())
                .put("jwks_uri", urls.keys().toString())
                .put("token_endpoint_auth_method", "private_key_jwt")
                .put("scope", String.join(" ", Scope.asked(platform.scopes())));
        json.putArray("response_types").add("id_token");
        json.putArray("grant_types").add("client_credentials").add("implicit");
        json.putArray("redirect_uris").add(urls.launch().toString());
        var tool = json.putObject(TOOL)
                .put("domain", urls.domain())
                .put("description", DESCRIPTION)
                .put("target_link_uri", urls.launch().toString());
        CLAIMS.forEach(tool.putArray("claims")::add);
        custom(platform.variables()).forEach(tool.putObject("custom_parameters")::put);
        addMessages(tool, urls, platform);
        if (platform.isCanvas()) {
            tool.put(CANVAS + "privacy_level", "public");
        }
        return json;
    }

    /** What Canvas reads from an address of ours ("Enter URL" there; LTI developer keys in its documentation). */
    static ObjectNode canvas(ToolUrls urls) {
        var json = JSON.createObjectNode()
                .put("title", NAME)
                .put("description", DESCRIPTION)
                .put("oidc_initiation_url", urls.login().toString())
                .put("target_link_uri", urls.launch().toString())
                .put("public_jwk_url", urls.keys().toString());
        json.putArray("redirect_uris").add(urls.launch().toString());
        SCOPES.forEach(json.putArray("scopes")::add);
        custom(CANVAS_VARIABLES).forEach(json.putObject("custom_fields")::put);
        var extension = json.putArray("extensions")
                .addObject()
                .put("platform", "canvas.instructure.com")
                .put("domain", urls.domain())
                .put("tool_id", "weft")
                .put("privacy_level", "public");
        var settings = extension
                .putObject("settings")
                .put("text", NAME)
                .put("icon_url", urls.icon().toString());
        var placements = settings.putArray("placements");
        placement(placements, urls, "link_selection", PICKER).put("text", "Discussion");
        placement(placements, urls, "course_navigation", "LtiResourceLinkRequest")
                .put("text", NAME)
                .put("default", "disabled");
        return json;
    }

    private static ObjectNode placement(ArrayNode placements, ToolUrls urls, String name, String message) {
        return placements
                .addObject()
                .put("placement", name)
                .put("message_type", message)
                .put("enabled", true)
                .put("target_link_uri", urls.launch().toString());
    }

    /** Custom parameters for Canvas, as {@code name=$variable}. */
    static List<String> canvasLines() {
        return custom(CANVAS_VARIABLES).entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList();
    }

    private static Map<String, String> custom(Set<String> known) {
        var custom = new LinkedHashMap<String, String>();
        VARIABLES.forEach(parameter -> parameter.variables().stream()
                .filter(known::contains)
                .findFirst()
                .ifPresent(variable -> custom.put(parameter.name(), "$" + variable)));
        return custom;
    }

    /** Canvas shows a tool only where a placement says so; in a course's menu it is off until a teacher wants it. */
    private static void addMessages(ObjectNode tool, ToolUrls urls, PlatformConfiguration platform) {
        var messages = tool.putArray("messages");
        var launch = messages.addObject()
                .put("type", LAUNCH)
                .put("target_link_uri", urls.launch().toString())
                .put("label", "Weft");
        if (platform.isCanvas()) {
            launch.putArray("placements").add("course_navigation");
            launch.put(CANVAS + "course_navigation/default_enabled", false);
        }
        if (platform.messages().containsKey(PICKER)) {
            var picker = messages.addObject()
                    .put("type", PICKER)
                    .put("target_link_uri", urls.launch().toString())
                    .put("label", "Discussion");
            platform.placements(PICKER, PICKED_AT).forEach(picker.putArray("placements")::add);
        }
        VISITS.forEach((type, label) -> {
            if (platform.messages().containsKey(type)) {
                messages.addObject()
                        .put("type", type)
                        .put("target_link_uri", urls.launch().toString())
                        .put("label", label);
            }
        });
        addConsole(messages, urls, platform);
    }

    /** Where the LMS has a menu for its own administrators, it leads them to the console. */
    private static void addConsole(ArrayNode messages, ToolUrls urls, PlatformConfiguration platform) {
        var placements = platform.placements(LAUNCH, ADMINISTERED_AT);
        if (!placements.isEmpty()) {
            var console = messages.addObject()
                    .put("type", LAUNCH)
                    .put("target_link_uri", urls.admin().toString())
                    .put("label", "Weft administration");
            placements.forEach(console.putArray("placements")::add);
        }
    }
}
