package org.weft.lti.picking;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.weft.base.Json;
import org.weft.lti.keys.OurKeys;
import org.weft.session.Secrets;

/** Signs what the platform is sent back (LTI Deep Linking 2.0, section 3.4.4; Security Framework 1.0, section 5.2). */
public final class PickerAnswer {
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DEEP_LINKING = "https://purl.imsglobal.org/spec/lti-dl/claim/";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final OurKeys keys;
    private final Clock clock;

    public PickerAnswer(OurKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The signed token.
     *
     * @param items empty when nothing was chosen
     * @param notes what the platform may show or log: {@code msg}, {@code log}, {@code errormsg}, {@code errorlog}
     */
    String sign(Picker picker, List<Map<String, Object>> items, Map<String, String> notes) {
        var now = clock.instant();
        var asked = picker.asked();
        var claims = new JWTClaimsSet.Builder()
                .issuer(asked.clientId())
                .audience(asked.issuer())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("nonce", Secrets.random256())
                .claim(LTI + "message_type", "LtiDeepLinkingResponse")
                .claim(LTI + "version", "1.3.0")
                .claim(LTI + "deployment_id", picker.deploymentId())
                .claim(DEEP_LINKING + "content_items", items);
        notes.forEach((name, text) -> claims.claim(DEEP_LINKING + name, text));
        var data = asked.settings().data();
        if (data != null && !data.isNull()) {
            claims.claim(DEEP_LINKING + "data", Json.MAPPER.convertValue(data, Object.class));
        }
        return keys.sign(claims.build());
    }
}
