package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.OldLms.opened;
import static org.weft.lti.Refused.assertRefused;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.lti.v1p1.ConsumerSecret;

/** LTI 1.1 is for who has switched it on, with a key that is in force. */
class Switch1p1Test {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final OldLms lms = new OldLms(TOOL, "Old school");

    @Test
    void aLaunchOfAnOrganizationThatHasItSwitchedOff_isRefusedKindly() {
        var off = new OldLms(TOOL, "Careful school", false);

        var answer = off.launch(fields -> {});

        assertRefused(answer, Reason.V1P1_OFF);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'self' https://old.example");
        assertRefused(
                off.post("", OldLms.signed(off.message(), OldLms.ADDRESS, Map.of(), lms.secret)), Reason.OAUTH_REFUSED);
        TOOL.host.consumers().switchOn(off.consumer.organization());
        off.afterTeacher();
        TOOL.host.consumers().switchOff(off.consumer.organization());
        assertRefused(off.launch(fields -> {}), Reason.V1P1_OFF);
    }

    @Test
    void aDisabledOrRemovedKey_isRefused() {
        lms.afterTeacher();
        TOOL.host.consumers().setEnabled(lms.consumer, false);
        assertRefused(lms.launch(fields -> {}), Reason.CONSUMER_DISABLED);

        TOOL.host.consumers().setEnabled(lms.consumer, true);
        opened(lms.launch(fields -> {}));

        TOOL.host.consumers().remove(lms.consumer);
        assertRefused(lms.launch(fields -> {}), Reason.OAUTH_REFUSED);
    }

    @Test
    void otherRequests_areRefused() {
        assertRefused(TOOL.get("/lti/launch11"), Reason.LAUNCH_WITHOUT_MESSAGE);
        assertRefused(TOOL.postText("/lti/launch11", ""), Reason.OAUTH_INCOMPLETE);
        assertRefused(TOOL.postText("/lti/launch11", "%zz=1"), Reason.FORM_MALFORMED);
    }

    @Test
    void secrets_areKeptEncrypted() {
        var stored = TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select secret from lti_consumer")
                        .mapTo(byte[].class)
                        .list());

        assertThat(stored)
                .isNotEmpty()
                .allSatisfy(bytes -> assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                        .doesNotContain(lms.secret)
                        .doesNotContain(
                                Base64.getEncoder().encodeToString(lms.secret.getBytes(StandardCharsets.UTF_8))));
        assertThat(List.of(lms.consumer.toString(), new ConsumerSecret(lms.secret).toString()))
                .noneMatch(text -> text.contains(lms.secret));
    }
}
