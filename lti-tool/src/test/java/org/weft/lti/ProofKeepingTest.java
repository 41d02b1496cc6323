package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Section A of the conformance list: where the browser's proof is kept. */
class ProofKeepingTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Learner ana = new Learner(TOOL, platform);

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void a14_announcedStorage_isOfferedTheProofBeforeGoingOn() {
        TOOL.register(platform);
        var fields = ana.initiation();
        fields.put("lti_storage_target", "_parent");

        var answer = TOOL.post("/lti/login", fields);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("data-step=\"keep\"")
                .contains("data-target=\"_parent\"")
                .contains("data-platform=\"" + platform.issuer + "\"")
                .contains("data-next=\"" + platform.issuer + "/auth?")
                .contains("<script src=\"/lti/assets/proof.js?v=")
                .doesNotContain("<script>");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'")
                .contains("frame-ancestors 'self' " + platform.issuer);
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("Partitioned");
    }

    @Test
    void a14_aBrowserThatMayDropTheCookie_storesTheProofAsWell() {
        TOOL.register(platform);
        var safari = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                + " Version/17.6 Safari/605.1.15";

        var framed = TOOL.post("/lti/login", ana.initiation(), "User-Agent", safari, "Sec-Fetch-Dest", "iframe");
        var alone = TOOL.post("/lti/login", ana.initiation(), "User-Agent", safari, "Sec-Fetch-Dest", "document");

        assertThat(framed.body()).contains("data-step=\"keep\"");
        assertThat(alone.statusCode()).isEqualTo(302);
    }

    @Test
    void a14_aStorageTargetThatIsNoFrameName_isIgnored() {
        TOOL.register(platform);
        var fields = ana.initiation();
        fields.put("lti_storage_target", "\"><script>");

        assertThat(TOOL.post("/lti/login", fields).statusCode()).isEqualTo(302);
    }

    @Test
    void theCookieIsPartitionedAndOutOfReachOfScripts() {
        TOOL.register(platform);

        var cookie = TOOL.post("/lti/login", ana.initiation())
                .headers()
                .firstValue("Set-Cookie")
                .orElse("");

        assertThat(cookie)
                .startsWith("weft-launch-")
                .contains("; Secure")
                .contains("; HttpOnly")
                .contains("; SameSite=None")
                .contains("; Partitioned")
                .contains("; Max-Age=600");
    }
}
