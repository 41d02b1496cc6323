package org.weft.practice;

import java.util.LinkedHashMap;
import org.weft.practice.Quirks.Storage;

/**
 * Third-party login initiation (LTI security framework, 5.1.1.1), with which every message to a tool begins.
 *
 * @param target the link at the tool that is opened in the end
 * @param storage who answers storage messages on the page that the tool opens in
 */
record Login(Tool tool, Person person, MessageHint hint, String target, Storage storage) {
    /** A form that sends itself to the tool. */
    SelfPostingForm form(String method, PracticeSettings settings, Family family) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("iss", settings.lmsUrl().toString());
        fields.put("client_id", tool.clientId());
        fields.put("lti_deployment_id", tool.deploymentId());
        if (family == Family.CANVAS) {
            fields.put("deployment_id", tool.deploymentId());
            fields.put("canvas_region", "not_configured");
            fields.put("canvas_environment", "prod");
        }
        fields.put("login_hint", person.subject());
        fields.put("lti_message_hint", hint.json());
        fields.put("target_link_uri", target);
        storage.announced().ifPresent(frame -> fields.put("lti_storage_target", frame));
        return new SelfPostingForm(method, tool.says().loginUri().toString(), fields);
    }
}
