package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.Refused.assertRefused;
import static org.weft.lti.Teacher.DL;
import static org.weft.lti.Teacher.object;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.picking.Pickers;
import org.weft.lti.registrations.Registration;

/** Section E of the conformance list: the certification suite's deep linking, and what is to be refused. */
class DeepLinkingTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Registration registration = TOOL.register(platform);
    private final Teacher carla = new Teacher(TOOL, platform);

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void e1_aRequest_opensThePicker() {
        var page = TOOL.get(carla.opened());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Put a discussion on a page</h1>", "value=\"Questions about this page\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'self'", "frame-ancestors 'self' " + platform.issuer)
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void e2_theAnswer_isPostedToTheReturnUrl() {
        var page = carla.choose(carla.opened(), "title", "Week 1");

        assertThat(carla.sent(page).to()).isEqualTo(Teacher.RETURN_URL);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action https://lms.example;");
    }

    @Test
    void e3_theAnswer_isADeepLinkingResponse() {
        assertThat(answer().claims())
                .containsEntry(Claims.LTI + "message_type", "LtiDeepLinkingResponse")
                .containsEntry(Claims.LTI + "version", "1.3.0");
    }

    @Test
    void e4_theAnswer_isOfNow() {
        long now = TOOL.clock.instant().getEpochSecond();

        assertThat(answer().claims()).containsEntry("iat", now).containsEntry("exp", now + 300);
    }

    @Test
    void e5_theAnswer_isSignedWithAPublishedKey() {
        assertThat(answer().token().getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        assertThat(TOOL.get("/lti/jwks.json").body())
                .contains(answer().token().getHeader().getKeyID());
    }

    @Test
    void e6_theAnswer_saysFromWhomToWhom_andBringsBackTheData() {
        var data = Map.of("op", "x&y", "n", List.of(1L));

        var sent = carla.insert(Teacher.picker(carla.askWith("data", data)), "title", "Week 1");

        assertThat(sent.claims())
                .containsEntry("iss", Tool.CLIENT)
                .containsEntry("aud", platform.issuer)
                .containsEntry(Claims.LTI + "deployment_id", Tool.DEPLOYMENT)
                .containsEntry(DL + "data", data)
                .containsKeys("nonce", DL + "content_items");
        assertThat(answer().claims()).doesNotContainKey(DL + "data");
        assertThat(carla.insert(Teacher.picker(carla.askWith("data", "a \"b\"  c")), "title", "x")
                        .claims())
                .containsEntry(DL + "data", "a \"b\"  c");
    }

    @Test
    void e7_values_arriveAsChosen() {
        var item = carla.insert(carla.opened(), "title", "  What <is>  \"light\"? ")
                .item();

        assertThat(item).containsEntry("type", "ltiResourceLink").containsEntry("title", "What <is> \"light\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deep_link_return_url", "accept_types", "accept_presentation_document_targets"})
    void e8_withoutARequiredSetting_isRefused(String setting) {
        var answer =
                carla.ask(claims -> object(claims, DL + "deep_linking_settings").remove(setting));

        assertRefused(answer, Reason.DEEP_LINKING_INCOMPLETE);
        assertRefused(carla.ask(claims -> claims.remove(DL + "deep_linking_settings")), Reason.DEEP_LINKING_INCOMPLETE);
    }

    @Test
    void e11_cancelling_sendsNothing() {
        var sent = carla.insert(carla.opened(), "action", "cancel", "title", "Week 1");

        assertThat(sent.items()).isEmpty();
        assertThat(sent.claims()).containsKey(DL + "content_items").doesNotContainKey(DL + "errormsg");
    }

    @Test
    void e12_whereNothingOfOursIsTaken_theAnswerSaysSo() {
        var picker = Teacher.picker(carla.askWith("accept_types", List.of("link", "html", "image", "file")));

        assertThat(TOOL.get(picker).body()).contains("Your LMS takes no activity here");
        var sent = carla.insert(picker, "title", "Week 1");

        assertThat(sent.items()).isEmpty();
        assertThat(sent.claims()).containsKeys(DL + "errormsg", DL + "errorlog");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/*, video/*",
                "*/*, application/vnd.ims.lti.v1.ltilink;q=0",
                "application/*;q=0.0, text/*"
            })
    void e9_mediaTypesWithoutLinks_areToldToTakeNothingOfOurs(String media) {
        var picker = Teacher.picker(carla.askWith("accept_media_types", media));

        assertThat(TOOL.get(picker).body()).contains("Your LMS takes no activity here");
        assertThat(carla.insert(picker, "title", "Week 1").claims()).containsKeys(DL + "errormsg", DL + "errorlog");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "application/vnd.ims.lti.v1.ltilink",
                "APPLICATION/VND.IMS.LTI.V1.LTILINK",
                "image/*,text/html,application/vnd.ims.lti.v1.ltilink,*/*",
                "application/*;q=0, application/vnd.ims.lti.v1.ltilink",
                "text/html;q=0.9 , */*;q=0.1"
            })
    void e9_mediaTypesWithLinks_areOffered(String media) {
        var picker = Teacher.picker(carla.askWith("accept_media_types", media));

        assertThat(carla.insert(picker, "title", "Week 1").items()).hasSize(1);
    }

    @Test
    void e9_whereFilesAreTaken_mediaTypesAreOfFilesAlone() {
        var picker = Teacher.picker(carla.ask(claims -> {
            var settings = object(claims, DL + "deep_linking_settings");
            settings.put("accept_types", List.of("link", "file", "html", "ltiResourceLink", "image"));
            settings.put("accept_media_types", "image/*,text/html");
        }));

        assertThat(carla.insert(picker, "title", "Week 1").items()).hasSize(1);
    }

    @Test
    void e15_customValues_areTexts() {
        assertThat(object(answer().item(), "custom").values()).isNotEmpty().allMatch(String.class::isInstance);
    }

    @Test
    void e16_theId_travelsInCustomAndInTheAddress() {
        var sent = answer();

        var id = UUID.fromString(sent.id()).toString();
        assertThat(sent.item()).containsEntry("url", Tool.PUBLIC_URL + "/lti/launch?placement=" + id);
    }

    @Test
    void e17_theRequestsOwnResourceLink_isNoActivity() {
        Consumer<Map<String, Object>> withLink =
                claims -> claims.put(Claims.LTI + "resource_link", Map.of("id", "content-1", "title", "Content"));

        var page = TOOL.get(Teacher.picker(carla.ask(withLink)));

        assertThat(page.body()).contains("<h1>Put a discussion on a page</h1>");
        long placements = TOOL.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery("select count(*) from placement where host_key like '%content-1'")
                                .mapTo(Long.class)
                                .one());
        assertThat(placements).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Learner", "Mentor", "Nobody"})
    void e18_aLearner_isRefused(String role) {
        var answer = carla.ask(claims -> Learner.roles(claims, Learner.MEMBERSHIP + role));

        assertRefused(answer, Reason.PICKER_FOR_STAFF);
    }

    @Test
    void e19_aPickerThatIsOldOrUsed_saysHowToGoOn() {
        var old = carla.opened();
        TOOL.clock.advance(Pickers.LIFETIME.plus(Duration.ofSeconds(1)));
        var used = carla.opened();
        carla.insert(used, "title", "Week 1");

        for (var picker : List.of(old, used, "/lti/picker/1-none", "/lti/picker/", "/lti/picker")) {
            assertRefused(TOOL.get(picker), Reason.PICKER_CLOSED);
            assertRefused(carla.choose(picker, "title", "Week 1"), Reason.PICKER_CLOSED);
        }
        assertThat(TOOL.get(old).body()).contains("choose Weft in your course again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lms.example/return",
                "javascript:alert(1)",
                "https://user@lms.example/",
                "https:///return",
                "//lms.example/",
                "http://127.0.0.1.lms.example/",
                "not an address"
            })
    void e20_aWayBackThatIsNotSafe_isRefused(String address) {
        assertRefused(carla.askWith("deep_link_return_url", address), Reason.RETURN_URL_REFUSED);
    }

    @Test
    void e20_theWayBack_isTakenFromTheTokenAlone() {
        var picker = carla.opened();

        var sent = carla.insert(
                picker + "?deep_link_return_url=https://evil.example/",
                "title",
                "Week 1",
                "deep_link_return_url",
                "https://evil.example/");

        assertThat(sent.to()).isEqualTo(Teacher.RETURN_URL);
    }

    @Test
    void aPickerOfAnInstallationThatWasSwitchedOff_isClosed() {
        var picker = carla.opened();

        TOOL.host.registrations().setEnabled(registration, false);

        assertRefused(carla.choose(picker, "title", "Week 1"), Reason.PICKER_CLOSED);
    }

    private Teacher.Sent answer() {
        return carla.insert(carla.opened(), "title", "Week 1");
    }
}
