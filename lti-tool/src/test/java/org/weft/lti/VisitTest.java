package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that an LMS opens beside discussions: those of a course, and that there are no terms. */
class VisitTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Learner person = new Learner(TOOL, platform);

    @BeforeEach
    void aCourseIsThere() {
        TOOL.register(platform);
        assertThat(person.launch(teaching("Week 1", "link-1")).statusCode()).isEqualTo(303);
        assertThat(person.launch(claims -> {}).statusCode()).isEqualTo(303);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void h3_termsOfOurs_thereAreNone_andTheLmsIsTold() {
        var services = new FakeServices(TOOL, platform);
        services.answerAt(platform, "/eula", asked -> FakeServices.Reply.json(asked.body()));
        var address = Learner.location(person.launch(terms("lti/scope/eula/user", "lti/scope/eula/deployment")))
                .toString();

        assertThat(TOOL.get(address).body()).contains("Nothing to agree to", "those of your school hold");
        assertThat(services.asked).isEmpty();
        assertThat(TOOL.post(address, Map.of()).body()).contains("go on in your course", "weft-close", "close.js");

        assertThat(services.asked).hasSize(1);
        var told = services.asked.get(0);
        assertThat(told.method() + " " + told.pathAndQuery()).isEqualTo("PUT /eula/7/deployment?x=1");
        assertThat(told.body()).isEqualTo("{\"eulaRequired\":false}");
        assertThat(services.tokenRequests.get(0))
                .containsEntry("scope", "https://purl.imsglobal.org/spec/lti/scope/eula/deployment");
    }

    @Test
    void h3_whereTheLmsTakesOnlyEachPersonsAnswer_thatIsTold() {
        var services = new FakeServices(TOOL, platform);
        services.answerAt(
                platform,
                "/eula",
                asked -> services.asked.size() == 1
                        ? FakeServices.Reply.of(503)
                        : FakeServices.Reply.json(asked.body()));
        var address =
                Learner.location(person.launch(terms("lti/scope/eula/user"))).toString();

        var failed = TOOL.post(address, Map.of());
        assertThat(failed.statusCode()).isEqualTo(502);
        assertThat(failed.body()).contains("role=\"alert\"", "Try again in a moment");
        assertThat(TOOL.post(address, Map.of()).statusCode()).isEqualTo(200);

        assertThat(services.asked.get(1).pathAndQuery()).isEqualTo("/eula/7/user?x=1");
        assertThat(services.asked.get(1).body())
                .isEqualTo("{\"userId\":\"ana\",\"accepted\":true,\"timestamp\":\"%s\"}"
                        .formatted(TOOL.clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void h3_withoutTheService_itIsRefused() {
        var answer = person.launch(claims -> claims.put(Claims.LTI + "message_type", "LtiEulaRequest"));

        assertThat(answer.body()).contains("<dd>message-not-supported</dd>");
    }

    private Consumer<Map<String, Object>> terms(String... scopes) {
        return claims -> {
            claims.put(Claims.LTI + "message_type", "LtiEulaRequest");
            claims.remove(Claims.LTI + "resource_link");
            claims.remove(Claims.LTI + "context");
            claims.put(
                    Claims.LTI + "eulaservice",
                    Map.of(
                            "url",
                            platform.url("/eula/7?x=1").toString(),
                            "scope",
                            Arrays.stream(scopes)
                                    .map(scope -> "https://purl.imsglobal.org/spec/" + scope)
                                    .toList()));
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"LtiStartProctoring", "LtiStartAssessment", "LtiEndAssessment"})
    void h4_examsAreRefused_politely(String type) {
        var answer = person.launch(claims -> claims.put(Claims.LTI + "message_type", type));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Weft has no exams to watch over", "open your exam in the tool", "<dd>no-exams</dd>");
    }

    @Test
    void h5_aCourseWithoutALink_showsItsDiscussions_andOpensOne() {
        person.launch(teaching("Week \"2\"", "link-2"));
        person.launch(teaching("Elsewhere", "link-3")
                .andThen(claims -> claims.put(Claims.LTI + "context", Map.of("id", "course-2"))));

        var address = Learner.location(person.launch(course())).toString();
        var page = TOOL.get(address);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<h1>Discussions of Optics</h1>", ">Week 1</button>")
                .doesNotContain("Elsewhere");
        var opened = TOOL.post(address, Map.of("placement", key(page.body(), "Week 1")));
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(Learner.location(opened).getPath()).startsWith("/open/");
        assertThat(TOOL.lastArrival().placementKey()).isEqualTo("1/link/link-1");
        assertThat(TOOL.lastArrival().subject()).isEqualTo("ana");
    }

    @Test
    void h5_learnersFindWhereTheyHaveBeen_andStaffAll() {
        person.launch(teaching("Hidden by the LMS", "link-2"));
        var staff = teaching("", "link-1").andThen(course());

        var all = TOOL.get(Learner.location(person.launch(staff)).toString()).body();
        var address = Learner.location(person.launch(course())).toString();

        assertThat(all).contains(">Week 1</button>", ">Hidden by the LMS</button>");
        assertThat(TOOL.get(address).body()).contains(">Week 1</button>").doesNotContain("Hidden");
        var refused = TOOL.post(address, Map.of("placement", key(all, "Hidden by the LMS")));
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("Discussions of Optics");
    }

    @Test
    void h5_aDiscussionOfAnotherCourse_isNotOpened() {
        person.launch(teaching("Elsewhere", "link-3")
                .andThen(claims -> claims.put(Claims.LTI + "context", Map.of("id", "course-2"))));
        var other = TOOL.get(Learner.location(person.launch(teaching("", "link-3")
                                .andThen(course())
                                .andThen(claims -> claims.put(Claims.LTI + "context", Map.of("id", "course-2")))))
                        .toString())
                .body();
        var address = Learner.location(person.launch(course())).toString();

        var answer = TOOL.post(address, Map.of("placement", key(other, "Elsewhere")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Discussions of Optics");
    }

    @Test
    void h5_aCourseWithoutDiscussions_saysSo_inTheReadersLanguage() {
        var empty = course().andThen(claims -> {
            claims.put(Claims.LTI + "context", Map.of("id", "empty", "title", "Leer"));
            claims.put(Claims.LTI + "launch_presentation", Map.of("locale", "de"));
        });

        var page = TOOL.get(Learner.location(person.launch(empty)).toString());

        assertThat(page.body())
                .contains("lang=\"de\"", "Diskussionen in Leer", "noch keine Diskussion dieses Kurses geöffnet");
        assertThat(person.launch(course().andThen(claims -> claims.remove(Claims.LTI + "context")))
                        .body())
                .contains("<dd>course-missing</dd>");
    }

    static Consumer<Map<String, Object>> teaching(String title, String link) {
        return claims -> {
            claims.put("sub", "carla");
            claims.put("name", "Carla Couto");
            claims.put(Claims.LTI + "resource_link", Map.of("id", link, "title", title));
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
        };
    }

    static Consumer<Map<String, Object>> course() {
        return claims -> {
            claims.put(Claims.LTI + "message_type", "LtiContextLaunchRequest");
            claims.remove(Claims.LTI + "resource_link");
        };
    }

    private static String key(String page, String title) {
        return page.replaceFirst("(?s).*value=\"([^\"]+)\" class=\"quiet\">" + title + "</button>.*", "$1");
    }
}
