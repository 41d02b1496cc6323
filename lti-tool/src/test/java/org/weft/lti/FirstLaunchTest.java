package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.HandLink.asked;
import static org.weft.lti.HandLink.bare;
import static org.weft.lti.HandLink.opened;
import static org.weft.lti.Refused.assertRefused;
import static org.weft.lti.Teacher.course;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that were made by hand: staff says what they show when it opens them first, and learners wait for that. */
class FirstLaunchTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final HandLink link = new HandLink(TOOL);
    private final Teacher carla = new Teacher(TOOL, link.platform);

    @AfterEach
    void stop() {
        link.close();
    }

    @Test
    @DisplayName("d24 staff is asked what should be here, and one click opens it")
    void d24_staffIsAsked_andOneClickOpensIt() {
        var form = asked(link.launch("Instructor"));
        var page = TOOL.get(form);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>What should be here?</h1>", ">Set up</button>", "value=\"Week 1\"")
                .doesNotContain("value=\"cancel\"", "value=\"another\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self'", "frame-ancestors 'self' " + link.platform.issuer)
                .doesNotContain("unsafe");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();

        opened(TOOL.post(form, Map.of("action", "insert", "title", "Week 1")));
        opened(link.launch("Instructor"));
        opened(link.launch("Learner"));
        assertThat(link.placements()).isEqualTo(1);
        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Week 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Instructor", "ContentDeveloper", "TeachingAssistant"})
    void d24_allStaffIsAsked(String role) {
        asked(link.person.launch(bare().andThen(claims ->
                Learner.roles(claims, Learner.MEMBERSHIP + "Instructor", Learner.MEMBERSHIP + role))));
    }

    @ParameterizedTest
    @CsvSource({
        "en, This discussion isn’t ready yet, ltr",
        "de-AT, Diese Diskussion ist noch nicht bereit, ltr",
        "fr, Cette discussion n’est pas encore prête, ltr",
        "es, Este debate aún no está listo, ltr",
        "ar, هذا النقاش ليس جاهزًا بعد, rtl"
    })
    void d24_aLearnerWhoComesFirst_isToldSoKindly(String locale, String words, String direction) {
        long rows = TOOL.rows();

        var early = link.person.launch(
                bare().andThen(claims -> claims.put(Claims.LTI + "launch_presentation", Map.of("locale", locale))));

        assertThat(early.statusCode()).isEqualTo(200);
        assertThat(early.body())
                .contains("<h1>" + words + "</h1>", "dir=\"" + direction + "\"", "page.css")
                .doesNotContain("<form", "<dd>", "not-ready", "administrator");
        assertThat(early.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("frame-ancestors 'self' " + link.platform.issuer);
        assertThat(TOOL.rows()).isEqualTo(rows);

        link.setUp();
        opened(link.launch("Learner"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://purl.imsglobal.org/vocab/lti/system/person#TestUser",
                Learner.MEMBERSHIP + "Mentor",
                Learner.MEMBERSHIP + "Nobody"
            })
    void d24_whoMayNotSetUp_isNotAsked(String role) {
        var early = link.person.launch(bare().andThen(claims -> Learner.roles(claims, role)));

        assertThat(early.body()).contains("isn’t ready yet").doesNotContain("<form");
    }

    @Test
    void d24_aTestUserWhoTeaches_isNotAskedEither() {
        var early = link.person.launch(bare().andThen(claims -> Learner.roles(
                claims,
                Learner.MEMBERSHIP + "Instructor",
                "http://purl.imsglobal.org/vocab/lti/system/person#TestUser")));

        assertThat(early.body()).contains("isn’t ready yet").doesNotContain("<form");
    }

    @Test
    void whatSaysWhatItIs_opensWithoutAQuestion() {
        opened(link.person.launch(HandLink::teaches)); // By our id, of whomever.
        var sent = carla.insert(carla.opened(), "title", "Week 2");
        opened(link.person.launch(
                Teacher.inCustom(sent.id()).andThen(Teacher.link("l2")).andThen(HandLink::teaches)));
        opened(link.person.launch(
                Teacher.inAddress(sent.id()).andThen(Teacher.link("l3")).andThen(HandLink::teaches)));
        opened(link.person.launch(Teacher.link("l4")
                .andThen(HandLink::teaches)
                .andThen(claims -> claims.put(Claims.LTI + "custom", Map.of("link_history", "link-1")))));
    }

    @Test
    void theIdOfALinkThatWasNamedHere_provesNothingElsewhere() {
        opened(TOOL.post(asked(link.launch("Instructor")), Map.of("title", "Named")));
        var id = link.text("select id::text from lti_prepared where installation_id = "
                + link.registration.installationId().value());

        opened(link.person.launch(
                Teacher.inCustom(id).andThen(course("course-9")).andThen(HandLink::teaches)));

        assertThat(link.text("select count(*)::text from lineage join placement on id = placement_id where true"))
                .isEqualTo("0");
    }

    @Test
    void aLinkThatWasNamedHere_isChangedFromThePicker() {
        opened(TOOL.post(asked(link.launch("Instructor")), Map.of("title", "Named", "anonymity", "on")));

        var picker = Teacher.picker(carla.ask(Teacher.link("link-1")));

        assertThat(TOOL.get(picker).body()).contains("<h1>Change this discussion</h1>", "value=\"Named\"");
    }

    @Test
    @DisplayName("i14 a link by LTI 1.1 that was made by hand is asked about as well")
    void byLti11_theSameHolds() {
        var lms = new OldLms(TOOL, "Old school, first launches");
        Consumer<Map<String, String>> bare = fields -> fields.remove("custom_weft_placement");

        var early = lms.launch(bare);
        assertThat(early.body())
                .contains("<h1>Diese Diskussion ist noch nicht bereit</h1>")
                .doesNotContain("<form");

        var form = asked(lms.launch(bare.andThen(OldLms::asTeacher)));
        assertThat(TOOL.get(form).body()).contains("<h1>Was soll hier stehen?</h1>", ">Einrichten</button>");
        OldLms.opened(TOOL.post(form, Map.of("title", "Woche 1")));
        OldLms.opened(lms.launch(bare));
        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Woche 1");

        var other = asked(lms.launch(
                bare.andThen(OldLms::asTeacher).andThen(fields -> fields.put("resource_link_id", "old-link-2"))));
        TOOL.host.consumers().switchOff(lms.consumer.organization());
        assertRefused(TOOL.get(other), Reason.SETUP_CLOSED);
    }
}
