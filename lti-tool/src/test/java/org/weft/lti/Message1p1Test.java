package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.OldLms.opened;
import static org.weft.lti.Refused.assertRefused;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.places.Role;

/** Section I of the conformance list: what a signed message by LTI 1.1 says. */
class Message1p1Test {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final OldLms lms = new OldLms(TOOL, "Old school");

    @BeforeEach
    void furnish() {
        lms.afterTeacher();
    }

    @Test
    void i1_whatItSays_isRead_asWhatLti13Says() {
        opened(lms.launch(fields -> {
            fields.put("custom_sections", "Monday, Thursday");
            fields.put("custom_groups", "[\"Blue, light\"]");
        }));

        var arrival = TOOL.lastArrival();
        assertThat(arrival.organization()).isEqualTo(lms.consumer.organization());
        assertThat(arrival.installation()).isEqualTo(lms.consumer.installation());
        assertThat(arrival.subject()).isEqualTo("old-ana");
        assertThat(arrival.name()).isEqualTo("Ana Alves");
        assertThat(arrival.email()).isEqualTo("ana@school.example");
        assertThat(arrival.locale()).isEqualTo("de-DE");
        assertThat(arrival.role()).isEqualTo(Role.LEARNER);
        assertThat(arrival.placeKey()).isEqualTo("/context/old-course-1");
        assertThat(arrival.placeTitle()).isEqualTo("Optics & \"Waves\"");
        assertThat(arrival.placementKey()).isEqualTo("/link/old-link-1");
        assertThat(arrival.placementTitle()).isEqualTo("Week 1");
        assertThat(arrival.returnUrl()).isEqualTo(OldLms.RETURN_URL);
        assertThat(arrival.parentOrigin()).isEqualTo("https://old.example");
        assertThat(arrival.groups())
                .isEqualTo(Map.of("Sections", List.of("Monday", "Thursday"), "Groups", List.of("Blue, light")));
    }

    @Test
    void i1_whatIsMissingOrWasNotFilledIn_isAbsent() {
        opened(lms.launch(fields -> {
            List.of("lis_person_name_full", "lis_person_contact_email_primary", "launch_presentation_return_url")
                    .forEach(fields::remove);
            fields.put("custom_sections", "$Section.names");
            fields.put("launch_presentation_locale", "");
        }));

        var arrival = TOOL.lastArrival();
        assertThat(arrival.name()).isNull();
        assertThat(arrival.email()).isNull();
        assertThat(arrival.locale()).isNull();
        assertThat(arrival.groups()).isEmpty();
        assertThat(arrival.parentOrigin()).isEqualTo("https://old.example");
    }

    @Test
    void aLearnerBeforeTheTeacher_findsItNotReady() {
        var answer = lms.launch(fields -> fields.put("resource_link_id", "not-opened"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<h1>Diese Diskussion ist noch nicht bereit</h1>")
                .doesNotContain("<form", "<dd>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LTI-1p0", "LTI-1p1", "LTI-1p2"})
    void i12_theVersionsOfLti1_areTaken(String version) {
        opened(lms.launch(fields -> fields.put("lti_version", version)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1.3.0", "LTI-2p0", "LTI-1p3", "lti-1p0", "LTI-1p0,LTI-1p1"})
    void i12_otherVersions_areRefused(String version) {
        assertRefused(lms.launch(fields -> fields.put("lti_version", version)), Reason.VERSION_WRONG);
        assertRefused(lms.launch(fields -> fields.remove("lti_version")), Reason.VERSION_WRONG);
    }

    @Test
    void i13_aMissingOrUnknownMessageType_isRefused() {
        assertRefused(lms.launch(fields -> fields.remove("lti_message_type")), Reason.MESSAGE_TYPE_MISSING);
        assertRefused(lms.launch(fields -> fields.put("lti_message_type", "")), Reason.MESSAGE_TYPE_MISSING);
        assertRefused(
                lms.launch(fields -> fields.put("lti_message_type", "ToolProxyRegistrationRequest")),
                Reason.MESSAGE_NOT_SUPPORTED);
        assertRefused(
                lms.launch(fields -> fields.put("lti_message_type", "ContentItemSelection")),
                Reason.MESSAGE_NOT_SUPPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "https://old.example/back, https://old.example/back?lti_errormsg=",
        "https://old.example/back?a=1, https://old.example/back?a=1&lti_errormsg=",
        "http://old.example/back#top, http://old.example/back?lti_errormsg="
    })
    void i14_withoutALink_itGoesBackToTheLms_withAMessage(String returnUrl, String expected) {
        long rows = TOOL.rows();
        var answer = lms.launch(fields -> {
            fields.remove("resource_link_id");
            fields.put("launch_presentation_return_url", returnUrl);
        });

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .startsWith(expected)
                .contains("did+not+say+which+activity", "&lti_errorlog=");
        assertThat(TOOL.rows()).isEqualTo(rows);
    }

    @Test
    void i14_withoutALinkAndAWayBack_orUnsigned_thereIsAPage() {
        assertRefused(
                lms.launch(fields -> {
                    fields.put("resource_link_id", "");
                    fields.remove("launch_presentation_return_url");
                }),
                Reason.RESOURCE_LINK_MISSING);
        var forged = lms.message(fields -> fields.remove("resource_link_id"));
        assertRefused(
                lms.post("", OldLms.signed(forged, OldLms.ADDRESS, Map.of(), "a-secret-that-is-wrong")),
                Reason.OAUTH_REFUSED);
    }

    @Test
    void i15_withoutAPerson_itIsRefused() {
        assertRefused(lms.launch(fields -> fields.remove("user_id")), Reason.SUBJECT_MISSING);
        assertRefused(lms.launch(fields -> fields.put("user_id", "")), Reason.SUBJECT_MISSING);
        assertRefused(lms.launch(fields -> fields.put("user_id", "$User.id")), Reason.SUBJECT_MISSING);
        assertRefused(lms.launch(fields -> fields.put("user_id", "x".repeat(256))), Reason.SUBJECT_WRONG);
        assertRefused(lms.launch(fields -> fields.put("user_id", "a\nb")), Reason.SUBJECT_WRONG);
    }

    @Test
    void i16_withoutRoles_oneHasTheLeastRights() {
        opened(lms.launch(fields -> fields.remove("roles")));
        assertThat(TOOL.lastArrival().role()).isEqualTo(Role.LEARNER);

        opened(lms.launch(fields -> fields.put("roles", " , ")));
        assertThat(TOOL.lastArrival().role()).isEqualTo(Role.LEARNER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Instructor; INSTRUCTOR",
                "Learner, urn:lti:role:ims/lis/Instructor; INSTRUCTOR",
                "urn:lti:instrole:ims/lis/Administrator,Learner; LEARNER",
                "urn:lti:sysrole:ims/lis/SysAdmin; LEARNER",
                "urn:lti:role:ims/lis/TeachingAssistant; HELPER",
                "urn:lti:role:ims/lis/Instructor/GuestInstructor; INSTRUCTOR",
                "urn:lti:role:ims/lis/Mentor; OBSERVER",
                "ContentDeveloper; AUTHOR"
            })
    void i16_rolesInTheCourse_count(String roles, Role role) {
        opened(lms.launch(fields -> fields.put("roles", roles)));

        assertThat(TOOL.lastArrival().role()).isEqualTo(role);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://old.example/",
                "//old.example",
                "back",
                "ht tp:"
            })
    void i19_aWayBackThatIsNoWebAddress_isNone(String returnUrl) {
        opened(lms.launch(fields -> fields.put("launch_presentation_return_url", returnUrl)));
        assertThat(TOOL.lastArrival().returnUrl()).isNull();

        assertRefused(
                lms.launch(fields -> {
                    fields.put("launch_presentation_return_url", returnUrl);
                    fields.remove("resource_link_id");
                }),
                Reason.RESOURCE_LINK_MISSING);
    }
}
