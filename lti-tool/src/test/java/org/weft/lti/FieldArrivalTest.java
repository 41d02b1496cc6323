package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.Refused.assertRefused;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.content.ContentId;
import org.weft.places.Role;
import org.weft.session.Arrival;

/** Section D of the conformance list, own additions: who comes, where to, and how often. A teacher unless said. */
class FieldArrivalTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Learner person = new Learner(TOOL, platform);

    @BeforeEach
    void register() {
        TOOL.register(platform);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void d20_theTestUserOfCanvas_isAPreview() {
        person.afterTeacher();
        var arrival = opened(claims -> Learner.roles(
                claims, Learner.MEMBERSHIP + "Learner", "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"));

        assertThat(arrival.role()).isEqualTo(Role.PREVIEW);
    }

    @Test
    void d21_aMentor_onlyReads() {
        person.afterTeacher();
        var arrival = opened(claims -> {
            Learner.roles(claims, Learner.MEMBERSHIP + "Mentor");
            claims.put(Claims.LTI + "role_scope_mentor", List.of("ana"));
        });

        assertThat(arrival.role()).isEqualTo(Role.OBSERVER);
    }

    @Test
    void d22_aStudentWhoTeachesInAnotherSection_helps() {
        var arrival = opened(claims -> Learner.roles(
                claims,
                Learner.MEMBERSHIP + "Learner",
                "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant"));

        assertThat(arrival.role()).isEqualTo(Role.HELPER);
    }

    @Test
    void d23_whatSomebodyIsElsewhereInTheInstitution_doesNotCount() {
        person.afterTeacher();
        var arrival = opened(claims -> Learner.roles(
                claims,
                "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student",
                "http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor",
                Learner.MEMBERSHIP + "Learner"));

        assertThat(arrival.role()).isEqualTo(Role.LEARNER);
    }

    @Test
    void d24_studentsWaitUntilATeacherHasOpenedTheActivity() {
        long rows = TOOL.rows();

        var early = person.launch(claims -> {});

        assertThat(early.statusCode()).isEqualTo(200);
        assertThat(early.body())
                .contains("<h1>This discussion isn’t ready yet</h1>")
                .contains("Your instructor can set it up by opening this page once.")
                .doesNotContain("<form", "<dd>", "not-ready");
        assertThat(TOOL.rows()).isEqualTo(rows);
        assertThat(person.afterTeacher().launch(claims -> {}).statusCode()).isEqualTo(303);
    }

    @Test
    void d29_launchesInTwoTabs_keepOutOfEachOthersWay() {
        var one = person.login();
        var other = person.login();
        var claims = person.claims(other);
        claims.put(Claims.LTI + "context", Map.of("id", "course-2"));
        claims.put("sub", "carla");
        Learner.roles(claims, "Instructor");
        var first = person.claims(one);
        Learner.roles(first, "Instructor");

        var second = person.launch(other, FakePlatform.sign(claims));
        var last = person.launch(one, FakePlatform.sign(first));

        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(last.statusCode()).isEqualTo(303);
        assertThat(Learner.location(second)).isNotEqualTo(Learner.location(last));
        assertThat(person.cookies).isEmpty();
    }

    @Test
    void d30_afterALaunch_thereIsNothingToSendAgain() {
        var login = person.login();
        var claims = person.claims(login);
        Learner.roles(claims, "Instructor");
        var cookie = person.cookieHeader();
        var form = Learner.form(login, FakePlatform.sign(claims));

        var answer = TOOL.post("/lti/launch", form, "Cookie", cookie);
        var again = TOOL.post("/lti/launch", form, "Cookie", cookie);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertRefused(again, Reason.STATE_USED);
        assertThat(again.body())
                .contains("This page was opened already")
                .contains("Go back to your course page")
                .doesNotContain("nvalid state");
    }

    @Test
    void aDeepLink_opensAtItsPost() {
        assertThat(withLinkUri("https://weft.example/lti/launch?post=77").target())
                .isEqualTo(new ContentId(77));
        assertThat(withLinkUri("https://evil.example/lti/launch?post=77").target())
                .isNull();
        assertThat(withLinkUri("https://weft.example/else?post=77").target()).isNull();
        assertThat(withLinkUri("https://weft.example/lti/launch?post=x").target())
                .isNull();
        assertThat(withLinkUri("not a uri").target()).isNull();
    }

    @Test
    void theReturnAddress_namesThePageAroundUs() {
        var arrival = presented(Map.of("return_url", "https://www.school.example:8443/back?x=1"));
        var script = presented(Map.of("return_url", "javascript:alert(1)"));

        assertThat(arrival.returnUrl()).isEqualTo("https://www.school.example:8443/back?x=1");
        assertThat(arrival.parentOrigin()).isEqualTo("https://www.school.example:8443");
        assertThat(script.returnUrl()).isNull();
        assertThat(script.parentOrigin()).isEqualTo(platform.issuer);
    }

    private Arrival withLinkUri(String uri) {
        return opened(claims -> claims.put(Claims.LTI + "target_link_uri", uri));
    }

    private Arrival presented(Map<String, Object> presentation) {
        return opened(claims -> claims.put(Claims.LTI + "launch_presentation", presentation));
    }

    private Arrival opened(Consumer<Map<String, Object>> change) {
        HttpResponse<String> answer = person.launch(claims -> {
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
            change.accept(claims);
        });
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return TOOL.lastArrival();
    }
}
