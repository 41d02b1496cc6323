package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.NoticeLms.type;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.lti.FakeServices.Reply;

/** How an LMS learns where its notices are taken. */
class NoticeHandlersTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final NoticeLms lms = new NoticeLms(TOOL);

    @AfterEach
    void stop() {
        lms.close();
    }

    @Test
    void h6_theLmsIsToldOnce_whereItsNoticesAreTaken() {
        lms.services.answerAt(lms.platform, "/notice-handlers", asked -> Reply.json("{}"));

        lms.launch("LtiContextCopyNotice", "LtiAssetProcessorSubmissionNotice", "LtiHelloWorldNotice");
        TOOL.host.handlers().tellDue();
        lms.launch("LtiContextCopyNotice", "LtiAssetProcessorSubmissionNotice", "LtiHelloWorldNotice");
        TOOL.host.handlers().tellDue();

        assertThat(lms.services.asked).hasSize(2);
        assertThat(lms.services.asked).extracting(FakeServices.Asked::method).containsOnly("PUT");
        assertThat(lms.services.asked.get(0).body())
                .contains("\"LtiContextCopyNotice\"", "\"https://weft.example/lti/notices\"");
        assertThat(lms.services.asked.get(1).body()).contains("\"LtiHelloWorldNotice\"");
        assertThat(lms.services.asked.get(0).headers()).containsEntry("Content-type", "application/json");
        assertThat(lms.services.tokenRequests.get(0))
                .containsEntry("scope", "https://purl.imsglobal.org/spec/lti/scope/noticehandlers");
    }

    @Test
    void h6_anLmsThatFails_isToldLater_andOneThatForbidsItTheNextDay() {
        lms.services.answerAt(lms.platform, "/notice-handlers", asked -> Reply.of(503));
        lms.launch("LtiContextCopyNotice");
        TOOL.host.handlers().tellDue();
        TOOL.host.handlers().tellDue();
        assertThat(lms.services.asked).hasSize(1);

        TOOL.clock.advance(Duration.ofMinutes(3));
        TOOL.host.handlers().tellDue();
        assertThat(lms.services.asked).hasSize(2);

        lms.services.answerTokensWith(form -> Reply.of(400));
        TOOL.clock.advance(Duration.ofHours(2));
        TOOL.host.handlers().tellDue();
        lms.services.answerTokensWith(lms.services::token);
        TOOL.clock.advance(Duration.ofHours(20));
        TOOL.host.handlers().tellDue();
        assertThat(lms.services.asked).hasSize(2);

        TOOL.clock.advance(Duration.ofHours(5));
        TOOL.host.handlers().tellDue();
        assertThat(lms.services.asked).hasSize(3);
    }

    @Test
    void h6_aHello_isRemembered_andUnknownNoticesAreLetPass() {
        lms.services.answerAt(lms.platform, "/notice-handlers", asked -> Reply.json("{}"));
        lms.launch("LtiHelloWorldNotice");

        lms.send(lms.notice(type("LtiHelloWorldNotice")));
        lms.send(lms.notice(type("LtiSomethingNewNotice")));
        TOOL.host.notices().workOff();

        assertThat(lms.outcomes()).containsExactlyInAnyOrder("hello", "not-taken");
        long greeted = lms.count("select count(*) from lti_notice_handler where hello_at is not null");
        assertThat(greeted).isEqualTo(1);
    }
}
