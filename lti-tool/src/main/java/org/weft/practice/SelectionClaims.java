package org.weft.practice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The claims of an LtiDeepLinkingRequest (LTI Deep Linking 2.0, section 3.4.1). */
final class SelectionClaims {
    static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";

    private static final String LTI = LaunchClaims.LTI;

    private final PracticeSettings settings;
    private final LaunchClaims launches;
    private final Families families;

    SelectionClaims(PracticeSettings settings, LaunchClaims launches, Families families) {
        this.settings = settings;
        this.launches = launches;
        this.families = families;
    }

    /** @param data to be brought back */
    Map<String, Object> of(Selection selection, String data) {
        var tool = selection.tool();
        var claims = launches.withoutLink(
                selection.person(), selection.course(), tool, tool.says().pickerLink(), selection.nonce());
        claims.put(LTI + "message_type", "LtiDeepLinkingRequest");
        claims.put(
                LTI + "launch_presentation",
                Map.of("document_target", "iframe", "locale", selection.person().locale()));
        boolean moodle = families.of(tool) == Family.MOODLE;
        claims.put(DEEP_LINKING + "deep_linking_settings", moodle ? acceptedLikeMoodle(data) : accepted(data));
        return claims;
    }

    /** The way back tells what {@code data} would, and columns are taken without having been asked for. */
    private Map<String, Object> acceptedLikeMoodle(String data) {
        var accepted = new LinkedHashMap<>(accepted(data));
        accepted.keySet().removeAll(Set.of("data", "accept_lineitem"));
        accepted.put(
                "deep_link_return_url",
                settings.at(SelectedServlet.PATH + "?" + SelectedServlet.WAITING + "=" + data)
                        .toString());
        accepted.put("accept_presentation_document_targets", List.of("frame", "iframe", "window"));
        accepted.put("auto_create", false);
        return accepted;
    }

    private Map<String, Object> accepted(String data) {
        return Map.of(
                "deep_link_return_url",
                settings.at(SelectedServlet.PATH).toString(),
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
