package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.practice.GradingTool.ANA;
import static org.weft.practice.GradingTool.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The practice LMS behaves like others, as the administrator chooses for a tool. */
class FamilyTest {
    private static final String LTI = LaunchClaims.LTI;
    private static final String GATES = "/courses/quantum-computing/gates";

    @TempDir
    Path folder;

    private GradingTool tool;

    @BeforeEach
    void start() throws IOException {
        tool = new GradingTool(folder);
    }

    @AfterEach
    void stop() {
        tool.close();
    }

    @Test
    void theChoiceIsKept_andOnlyTheAdministratorMakesIt() {
        assertThat(choose("ravi", "canvas").statusCode()).isEqualTo(403);
        assertThat(choose("mara", "blackboard").statusCode()).isEqualTo(404);
        assertThat(choose("mara", "canvas").statusCode()).isEqualTo(303);

        tool.restartLms();

        assertThat(PracticeClient.as("mara", tool.lms).get("/tools").body())
                .contains("<option value=\"canvas\" selected>like Canvas</option>");
        assertThat(String.valueOf(claims().get(LTI + "tool_platform"))).contains("product_family_code=canvas");
    }

    @Test
    void likeMoodle_tokensLookLikePages_andTypesAreExact() {
        choose("mara", "moodle");
        var answer = PracticeClient.stranger(tool.lms).post("/token", tool.tokenRequest(Grants.MEMBERS));
        var members = tool.lms.uri() + "/members/quantum-computing?type_id=1";

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(json(answer).path("access_token").asText()).isNotEmpty();
        assertThat(String.valueOf(claims())).contains("context_memberships_url=" + members, "type=[CourseSection]");
        assertThat(claims()).doesNotContainKey(LaunchClaims.GROUPS);
        assertThat(tool.get(members, "*/*", Grants.MEMBERS).statusCode()).isEqualTo(400);
        assertThat(tool.get("/members/quantum-computing", MembersServlet.TYPE, Grants.MEMBERS)
                        .statusCode())
                .isEqualTo(404);
        var page = tool.get(members + "&role=Learner&limit=2", MembersServlet.TYPE, Grants.MEMBERS);
        assertThat(json(page).path("members").path(0).path("roles").path(0).asText())
                .isEqualTo("Learner");
        assertThat(page.headers().firstValue("Link"))
                .contains("<" + tool.lms.uri() + "/members/quantum-computing?from=2&limit=2&type_id=1>; rel=\"next\"");
    }

    @Test
    void likeMoodle_columnsHaveAQuery_andTheirLinksAreTypographic() {
        choose("mara", "moodle");
        var items = "/grades/quantum-computing/lineitems?type_id=1";
        for (int each = 0; each < 4; each++) {
            assertThat(add(items).statusCode()).isEqualTo(201);
        }

        var page = tool.get(items + "&limit=2", GradesServlet.ITEMS, Grants.ITEMS);

        assertThat(json(page).path(0).path("id").asText()).endsWith("?type_id=1");
        assertThat(page.headers().firstValue("Link").orElse("").getBytes(StandardCharsets.ISO_8859_1))
                .asString(StandardCharsets.UTF_8)
                .contains("from=2&amp;limit=2&amp;type_id=1>; rel=\u201cnext\u201d");
        assertThat(tool.get("/grades/quantum-computing/lineitems", GradesServlet.ITEMS, Grants.ITEMS)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void likeMoodle_gradesAreCut_timedByTheSecond_andTakenAwayByProgress() {
        choose("mara", "moodle");
        var column = json(add("/grades/quantum-computing/lineitems?type_id=1"))
                .path("id")
                .asText();
        var scores = column.replace("?", "/scores?");
        var results = column.replace("?", "/results?");

        assertThat(score(scores, "FullyGraded", 12).statusCode()).isEqualTo(204);
        assertThat(json(tool.get(results, GradesServlet.RESULTS, Grants.RESULTS))
                        .path(0)
                        .path("resultScore")
                        .asDouble())
                .isEqualTo(10);
        tool.clock.advance(Duration.ofMillis(900));
        assertThat(score(scores, "FullyGraded", 5).statusCode()).isEqualTo(409);
        tool.clock.advance(Duration.ofSeconds(1));
        score(scores, "Pending", 5);

        assertThat(json(tool.get(results, GradesServlet.RESULTS, Grants.RESULTS)))
                .isEmpty();
        var limited = tool.get(results + "&limit=2", GradesServlet.RESULTS, Grants.RESULTS);
        assertThat(limited.statusCode()).isEqualTo(404);
        assertThat(limited.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    }

    @Test
    void likeCanvas_storageIsAFrameOfAnotherName_andServicesAreAtAnotherHost() {
        choose("mara", "canvas");
        var page = PracticeClient.as("ana", tool.lms).get(GATES).body();
        var launch = PracticeClient.plain(page.replaceFirst("(?s).*src=\"(/launch/[^\"]+)\".*", "$1"));
        var login = PracticeClient.fields(PracticeClient.as("ana", tool.lms).get(launch));

        assertThat(page).contains("name=\"post_message_forwarding\"", "data-min-height=\"450\"");
        assertThat(login)
                .containsEntry("lti_storage_target", "post_message_forwarding")
                .containsEntry("deployment_id", "1")
                .containsKeys("canvas_region", "canvas_environment");
        var elsewhere = "http://localhost:" + tool.lms.uri().getPort() + "/members/quantum-computing";
        assertThat(String.valueOf(claims())).contains("context_memberships_url=" + elsewhere);
        assertThat(tool.get(elsewhere, MembersServlet.TYPE, Grants.MEMBERS).statusCode())
                .isEqualTo(200);
        assertThat(PracticeClient.at(URI.create(elsewhere)).get("/").statusCode())
                .isEqualTo(421);
    }

    @ParameterizedTest
    @CsvSource({
        "practice, _parent, false",
        "moodle, , false",
        "canvas, post_message_forwarding, true",
        "desire2learn, _parent, false"
    })
    void aPickersLoginIsLikeThatOfALaunch(String family, @Nullable String storage, boolean canvas) {
        choose("mara", family);
        var ravi = PracticeClient.as("ravi", tool.lms);
        var launch = PracticeClient.fields(ravi.get("/launch/quantum-computing.gates"));
        var picker = PracticeClient.fields(ravi.get("/select/quantum-computing"));

        assertThat(picker.keySet()).isEqualTo(launch.keySet());
        assertThat(picker.get("lti_storage_target"))
                .isEqualTo(launch.get("lti_storage_target"))
                .isEqualTo(storage);
        assertThat(picker.containsKey("canvas_region")).isEqualTo(canvas);
        assertThat(picker).containsEntry("target_link_uri", tool.uri() + "/lti/launch");
    }

    @Test
    void likeBrightspace_assertionsAreForAnotherAudience_andItsClockRunsAhead() {
        choose("mara", "desire2learn");
        var claims = claims();

        var answer = PracticeClient.stranger(tool.lms).post("/token", tool.tokenRequest(Grants.MEMBERS));
        assertThat(answer.body()).contains("invalid_client");
        tool.audience =
                configuration("desire2learn").path("authorization_server").asText();
        assertThat(tool.get("/members/quantum-computing", MembersServlet.TYPE, Grants.MEMBERS)
                        .statusCode())
                .isEqualTo(200);
        assertThat(claims).containsEntry("nbf", tool.clock.instant().getEpochSecond() + 30);
        assertThat(String.valueOf(claims.get(LTI + "roles")))
                .contains("institution/person#Student", "institution/person#Instructor");
    }

    @Test
    void likeBrightspace_aScoreOfWhoDoesNotLearnInTheCourse_isForbidden() {
        choose("mara", "desire2learn");
        tool.audience =
                configuration("desire2learn").path("authorization_server").asText();
        var column = tool.column("");
        var given = ",\"scoreGiven\":5,\"scoreMaximum\":10";

        var teacher = tool.score(column, People.find("ravi").orElseThrow().subject(), given);

        assertThat(teacher.statusCode()).isEqualTo(403);
        assertThat(teacher.body()).contains("not enrolled in the org unit");
        assertThat(tool.score(column, "nobody", given).statusCode()).isEqualTo(403);
        assertThat(tool.score(column, ANA, given).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"practice, true, false", "moodle, true, false", "canvas, true, false", "desire2learn, false, true"})
    void aToolRegistersAsTheOtherLmsHasIt(String family, boolean token, boolean audience) {
        var page = PracticeClient.as("mara", tool.lms)
                .get("/tools/register", Map.of("address", "https://tool.example/register", "family", family));
        var source = PracticeClient.plain(page.body().replaceFirst("(?s).*<iframe[^>]* src=\"([^\"]+)\".*", "$1"));
        var configuration = URLDecoder.decode(
                source.replaceFirst(".*openid_configuration=([^&]+).*", "$1"), StandardCharsets.UTF_8);
        var says = json(PracticeClient.stranger(tool.lms)
                .get(configuration.substring(tool.lms.uri().toString().length())));

        assertThat(source.contains("registration_token=")).isEqualTo(token);
        assertThat(says.has("authorization_server")).isEqualTo(audience);
        assertThat(says.path("https://purl.imsglobal.org/spec/lti-platform-configuration")
                        .path("product_family_code")
                        .asText())
                .isEqualTo(family);
        assertThat(says.path("registration_endpoint").asText().contains("?token="))
                .isEqualTo(audience);
    }

    private HttpResponse<String> choose(String person, String family) {
        return PracticeClient.as(person, tool.lms).post("/tools", Map.of("client", "weft-client", "family", family));
    }

    private JsonNode configuration(String family) {
        return json(PracticeClient.stranger(tool.lms).get("/.well-known/openid-configuration?family=" + family));
    }

    private Map<String, Object> claims() {
        return tool.lms.claims(tool.lms.launch("ana", "quantum-computing.gates", "n"));
    }

    private HttpResponse<String> add(String items) {
        var body = "{\"label\":\"Forum\",\"scoreMaximum\":10}";
        return tool.send("POST", items, GradesServlet.ITEM, body, Grants.ITEMS);
    }

    private HttpResponse<String> score(String scores, String grading, int given) {
        var body = """
                {"userId":"%s","timestamp":"%s","activityProgress":"Completed","gradingProgress":"%s",
                "scoreGiven":%d,"scoreMaximum":10}""".formatted(ANA, tool.clock.instant(), grading, given);
        return tool.send("POST", scores, GradesServlet.SCORE, body, Grants.SCORES);
    }
}
