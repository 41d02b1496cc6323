package org.weft.lti.install;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.services.Scope;

/** What we ask an LMS to register (LTI Dynamic Registration 1.0, section 3.6; for Canvas, its own additions). */
final class ToolConfiguration {
    static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

    /** What an LMS may tell us about people: names show beside posts, addresses are for those who want mail. */
    static final List<String> CLAIMS = List.of("iss", "sub", "name", "given_name", "family_name", "email", "locale");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CANVAS = "https://canvas.instructure.com/lti/";

    /** Variables that tell in which sections somebody is, by custom parameter; the first that the LMS knows counts. */
    private static final Map<String, List<String>> VARIABLES =
            Map.of("sections", List.of("com.instructure.User.sectionNames", "CourseSection.sourcedId"));

    private static final String LAUNCH = "LtiResourceLinkRequest";
    /** In Canvas. */
    private static final List<String> ADMINISTERED_AT = List.of("account_navigation");

    private static final String PICKER = "LtiDeepLinkingRequest";

    /** Where teachers add something to a course: for most LMSs, and for Canvas. */
    private static final List<String> PICKED_AT = List.of("ContentArea", "link_selection");

    private ToolConfiguration() {}

    static ObjectNode of(ToolUrls urls, PlatformConfiguration platform) {
        var json = JSON.createObjectNode()
                .put("application_type", "web")
                .put("client_name", "Weft")
                .put("client_uri", urls.publicUrl().toString())
                .put("initiate_login_uri", urls.login().toString())
                .put("jwks_uri", urls.keys().toString())
                .put("token_endpoint_auth_method", "private_key_jwt")
                .put("scope", String.join(" ", Scope.all()));
        json.putArray("response_types").add("id_token");
        json.putArray("grant_types").add("client_credentials").add("implicit");
        json.putArray("redirect_uris").add(urls.launch().toString());
        var tool = json.putObject(TOOL)
                .put("domain", domain(urls.publicUrl()))
                .put("description", "Discussion beside the text, on the page itself.")
                .put("target_link_uri", urls.launch().toString());
        CLAIMS.forEach(tool.putArray("claims")::add);
        custom(platform).forEach(tool.putObject("custom_parameters")::put);
        addMessages(tool, urls, platform);
        if (platform.isCanvas()) {
            tool.put(CANVAS + "privacy_level", "public");
        }
        return json;
    }

    private static Map<String, String> custom(PlatformConfiguration platform) {
        var custom = new LinkedHashMap<String, String>();
        VARIABLES.forEach((name, variables) ->
                known(platform, variables).ifPresent(variable -> custom.put(name, "$" + variable)));
        return custom;
    }

    private static Optional<String> known(PlatformConfiguration platform, List<String> variables) {
        return variables.stream().filter(platform.variables()::contains).findFirst();
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

    private static String domain(URI publicUrl) {
        return publicUrl.getAuthority();
    }
}
