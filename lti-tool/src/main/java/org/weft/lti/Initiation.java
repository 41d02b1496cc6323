package org.weft.lti;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a platform sends to begin a login (1EdTech Security Framework 1.0, section 5.1.1.1; LTI 1.3 core, section 4.1).
 * Nothing of it is trusted. The target link URI is not used at all: the verified message says it again.
 *
 * @param messageHint goes back to the platform unchanged
 * @param deploymentId a hint; Canvas calls it {@code deployment_id}
 * @param storageTarget the frame that keeps data for us (LTI Client Side postMessages), for example {@code _parent}
 */
record Initiation(
        String issuer,
        String loginHint,
        @Nullable String messageHint,
        @Nullable String clientId,
        @Nullable String deploymentId,
        @Nullable String storageTarget) {
    private static final String FRAME_NAME = "[A-Za-z0-9_.:-]{1,100}";

    /** @throws LaunchRejected when {@code iss} or {@code login_hint} is missing */
    static Initiation read(Form form) {
        return new Initiation(
                form.find("iss").orElseThrow(() -> new LaunchRejected(Reason.ISSUER_MISSING)),
                form.find("login_hint").orElseThrow(() -> new LaunchRejected(Reason.LOGIN_HINT_MISSING)),
                form.find("lti_message_hint").orElse(null),
                form.find("client_id").orElse(null),
                form.find("lti_deployment_id")
                        .or(() -> form.find("deployment_id"))
                        .orElse(null),
                storageTarget(form).orElse(null));
    }

    static Optional<String> storageTarget(Form form) {
        return form.find("lti_storage_target").filter(name -> name.matches(FRAME_NAME));
    }

    static Initiation decode(String encoded) {
        return read(Form.parse(encoded));
    }

    /** As a query. */
    String encoded() {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("iss", issuer);
        fields.put("login_hint", loginHint);
        fields.put("lti_message_hint", messageHint);
        fields.put("client_id", clientId);
        fields.put("lti_deployment_id", deploymentId);
        fields.put("lti_storage_target", storageTarget);
        return query(fields);
    }

    /** As a query for a window of its own, where no frame can keep anything for us. */
    String encodedForWindow() {
        return new Initiation(issuer, loginHint, messageHint, clientId, deploymentId, null).encoded();
    }

    /** Leaves out what is null. */
    static String query(Map<String, @Nullable String> fields) {
        return fields.entrySet().stream()
                .filter(field -> field.getValue() != null)
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(@Nullable String value) {
        return value == null ? "" : URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
