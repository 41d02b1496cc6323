package org.weft.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The claims of an LtiDeepLinkingRequest (LTI Deep Linking 2.0, section 3.4.1). */
final class SelectionClaims {
    static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final Set<String> OF_A_LINK = Set.of(LTI + "resource_link", LTI + "custom");

    private final PracticeSettings settings;
    private final LaunchClaims launches;

    SelectionClaims(PracticeSettings settings, LaunchClaims launches) {
        this.settings = settings;
        this.launches = launches;
    }

    /** @param data to be brought back */
    Map<String, Object> of(Selection selection, String data) {
        var course = selection.course();
        var somePage = course.pages().get(0);
        var launch = new Launch(
                selection.person(),
                course,
                somePage,
                selection.tool(),
                selection.tool().says().pickerLink(),
                false,
                selection.nonce(),
                Map.of());
        var claims = new LinkedHashMap<>(launches.of(launch));
        claims.keySet().removeAll(OF_A_LINK);
        claims.computeIfPresent(LaunchClaims.GRADES, (name, endpoint) -> ofTheCourse((Map<?, ?>) endpoint));
        claims.put(LTI + "message_type", "LtiDeepLinkingRequest");
        claims.put(
                LTI + "launch_presentation",
                Map.of("document_target", "iframe", "locale", selection.person().locale()));
        claims.put(DEEP_LINKING + "deep_linking_settings", accepted(data));
        return claims;
    }

    /** Nothing of the page that had to be taken. */
    private static Map<Object, Object> ofTheCourse(Map<?, ?> endpoint) {
        var whole = new LinkedHashMap<Object, Object>(endpoint);
        whole.remove("lineitem");
        return whole;
    }

    private Map<String, Object> accepted(String data) {
        return Map.of(
                "deep_link_return_url",
                settings.at("/selected").toString(),
                "accept_types",
                List.of("ltiResourceLink"),
                "accept_presentation_document_targets",
                List.of("iframe", "window"),
                "accept_multiple",
                true,
                "accept_lineitem",
                true,
                "auto_create",
                true,
                "data",
                data);
    }
}
