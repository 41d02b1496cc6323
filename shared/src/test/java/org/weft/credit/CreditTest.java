package org.weft.credit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** Points for taking part: by rules, by hand, and who sees them. */
class CreditTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final AtomicInteger SCHOOLS = new AtomicInteger();

    private final Course course = Course.in(WEFT, "Credit " + SCHOOLS.incrementAndGet());

    private static String rules(int maximum, @Nullable Integer weekCap) {
        return """
                {"enabled":true,"maximum":%d,"weekCap":%s,"question":1,"answer":2,"back":3,"share":4}""".formatted(maximum, weekCap);
    }

    private void count(int maximum, @Nullable Integer weekCap) {
        course.put(course.carla, "/api/credit", rules(maximum, weekCap));
    }

    private JsonNode own(TestProduct.Someone who) {
        return course.get(who, "/api/credit").get("standing");
    }

    private int points(TestProduct.Someone who) {
        return own(who).get("points").asInt();
    }

    private List<String> why(TestProduct.Someone who) {
        return own(who).get("evidence").findValuesAsText("rule");
    }

    private static String person(TestProduct.Someone who) {
        return who.state().at("/viewer/person").asText();
    }

    private String firstPost(String thread) {
        return course.view(course.carla, thread).at("/thread/firstPost/id").asText();
    }

    private void vote(TestProduct.Someone who, String post) {
        course.put(who, "/api/posts/" + post + "/vote", "");
    }

    @Test
    void nothingCounts_untilStaffSaysSo() {
        var overview = course.get(course.ana, "/api/credit");

        assertThat(overview.at("/rules/enabled").asBoolean()).isFalse();
        assertThat(overview.get("standing").isNull()).isTrue();
        assertThat(overview.get("editable").asBoolean()).isFalse();
        assertThat(course.ana.state().get("credit").asBoolean()).isFalse();
        count(10, null);
        assertThat(WEFT.arrive(course.school, "Ana", Role.LEARNER, course.key)
                        .state()
                        .get("credit")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aQuestionCounts_onceSomebodyElseFindsItUseful() {
        count(10, null);
        var thread = course.ask(course.ana, "Why?");
        assertThat(points(course.ana)).isZero();

        vote(course.ben, firstPost(thread));

        assertThat(points(course.ana)).isEqualTo(1);
        assertThat(own(course.ana).at("/evidence/0/title").asText()).isEqualTo("Why?");
        assertThat(own(course.ana).at("/evidence/0/post").asText()).isEqualTo(firstPost(thread));
    }

    @Test
    void anAnswerCounts_onceTheAskerAcceptsIt_orStaffEndorsesIt() {
        count(10, null);
        var thread = course.ask(course.ana, "Why?");
        var answer = course.reply(course.ben, thread, "Because").get("id").asText();
        assertThat(why(course.ben)).isEmpty();

        course.put(course.ana, "/api/threads/" + thread + "/acceptance", "{\"post\":\"%s\"}".formatted(answer));
        assertThat(why(course.ben)).containsExactly("answer");

        course.put(course.carla, "/api/posts/" + answer + "/endorsement", "");
        assertThat(points(course.ben)).isEqualTo(2);
    }

    @Test
    void anAnswerOfOnesOwn_acceptedByOneself_doesNotCount() {
        count(10, null);
        var thread = course.ask(course.ana, "Why?");
        var answer = course.reply(course.ana, thread, "I know now").get("id").asText();

        course.put(course.ana, "/api/threads/" + thread + "/acceptance", "{\"post\":\"%s\"}".formatted(answer));

        assertThat(points(course.ana)).isZero();
    }

    @Test
    void comingBackCounts_onceAThread_afterSomebodyElseReplied() {
        count(10, null);
        var thread = course.ask(course.ana, "Why?");
        course.reply(course.ana, thread, "Anyone?");
        assertThat(why(course.ana)).isEmpty();

        course.reply(course.ben, thread, "Because");
        course.reply(course.ana, thread, "Thank you");
        course.reply(course.ana, thread, "Really");

        assertThat(why(course.ana)).containsExactly("return");
        assertThat(why(course.ben)).isEmpty();
    }

    @Test
    void aSharedLinkCounts_onceItHelpedSomebodyElse() {
        count(10, null);
        var thread = course.ask(course.ana, "Where?");
        var plain = course.reply(course.ben, thread, "Somewhere").get("id").asText();
        var link = course.reply(course.ben, thread, "See https://example.org/paper")
                .get("id")
                .asText();
        course.put(course.ben, "/api/posts/" + link + "/reactions/helped", "");
        course.put(course.ana, "/api/posts/" + plain + "/reactions/helped", "");
        assertThat(why(course.ben)).isEmpty();

        course.put(course.ana, "/api/posts/" + link + "/reactions/helped", "");

        assertThat(why(course.ben)).containsExactly("share");
    }

    @Test
    void aHiddenName_aPrivateThread_andWhatIsGone_countNothing() {
        count(10, null);
        var nameless = course.open(course.ana, Map.of("title", "Shy", "text", "Shy", "anonymous", true))
                .at("/thread/id")
                .asText();
        vote(course.ben, firstPost(nameless));
        var secret = course.askStaff(course.ana, "Between us");
        vote(course.carla, firstPost(secret));
        var gone = course.ask(course.ana, "Gone");
        vote(course.ben, firstPost(gone));
        assertThat(points(course.ana)).isEqualTo(1);

        course.delete(course.ana, "/api/posts/" + firstPost(gone));

        assertThat(points(course.ana)).isZero();
    }

    @Test
    void whatSomebodyWithoutANameDoes_countsForNobody() {
        count(10, null);
        var nameless = course.open(course.ana, Map.of("title", "Shy", "text", "Shy", "anonymous", true))
                .at("/thread/id")
                .asText();
        var mine = course.reply(course.ana, nameless, "By name").get("id").asText();
        course.put(course.ana, "/api/threads/" + nameless + "/acceptance", "{\"post\":\"%s\"}".formatted(mine));
        assertThat(points(course.ana)).isZero();
        var answer = course.reply(course.ben, nameless, "Because").get("id").asText();
        course.put(course.ana, "/api/threads/" + nameless + "/acceptance", "{\"post\":\"%s\"}".formatted(answer));
        assertThat(points(course.ben)).isZero();

        course.put(course.carla, "/api/threads/" + nameless + "/acceptance", "{\"post\":\"%s\"}".formatted(mine));
        course.put(course.carla, "/api/threads/" + nameless + "/acceptance", "{\"post\":\"%s\"}".formatted(answer));
        assertThat(why(course.ben)).containsExactly("answer");
    }

    @Test
    void aWeekHasItsCap_andAllWeeksTheMaximum() {
        count(5, 3);
        for (int i = 0; i < 4; i++) {
            vote(course.ben, firstPost(course.ask(course.ana, "Question " + i)));
        }
        assertThat(points(course.ana)).isEqualTo(3);
        assertThat(own(course.ana).get("evidence").findValuesAsText("points")).containsExactly("1", "1", "1", "0");

        WEFT.clock.advance(Duration.ofDays(7));
        var later = new Course(WEFT, course.school, course.key);
        for (int i = 0; i < 4; i++) {
            var post = later.view(later.ana, later.ask(later.ana, "Later " + i))
                    .at("/thread/firstPost/id")
                    .asText();
            vote(later.ben, post);
        }

        assertThat(points(later.ana)).isEqualTo(5);
    }

    @Test
    void pointsByHand_sayWhatFor_areSeen_andCanBeTakenBack() {
        count(10, 1);
        var path = "/api/credit/people/" + person(course.ana) + "/given";
        var gift = "{\"points\":12,\"comment\":\"Helped in the lab\",\"clientKey\":\"gift-one\"}";

        Course.ok(WEFT.post(course.carla, path, gift));
        Course.ok(WEFT.post(course.carla, path, gift));

        assertThat(points(course.ana)).isEqualTo(12);
        var given = own(course.ana).at("/given/0");
        assertThat(given.get("comment").asText()).isEqualTo("Helped in the lab");
        assertThat(given.get("by").asText()).isEqualTo("Carla");
        course.delete(course.carla, path + "/" + given.get("id").asText());
        assertThat(points(course.ana)).isZero();
        assertThat(course.get(course.carla, "/api/audit").toString())
                .contains("credit-changed", "credit-given", "credit-taken-back");
    }

    @Test
    void whatIsWrong_isRefused() {
        Course.refused(WEFT.put(course.ana, "/api/credit", rules(10, null)), 403, "not-allowed");
        var zero = Course.refused(WEFT.put(course.carla, "/api/credit", rules(0, null)), 400, "credit-invalid");
        assertThat(zero.get("field").asText()).isEqualTo("maximum");
        Course.refused(WEFT.put(course.carla, "/api/credit", rules(10, 0)), 400, "credit-invalid");
        var path = "/api/credit/people/" + person(course.ana);
        var gift = "{\"points\":1,\"comment\":\"Fine\",\"clientKey\":\"gift-two\"}";
        Course.refused(WEFT.post(course.carla, path + "/given", gift), 409, "credit-off");
        count(10, null);
        Course.refused(WEFT.post(course.ana, path + "/given", gift), 403, "not-allowed");
        Course.refused(WEFT.post(course.carla, path + "/given", gift.replace(":1,", ":0,")), 400, "points-invalid");
        Course.refused(WEFT.post(course.carla, path + "/given", gift.replace("Fine", " ")), 400, "comment-missing");
        Course.refused(
                WEFT.post(course.carla, path + "/given", gift.replace("Fine", "x".repeat(301))),
                400,
                "comment-too-long");
        Course.refused(
                WEFT.post(course.carla, path + "/given", gift.replace("gift-two", "\\u0000")),
                400,
                "client-key-invalid");
        Course.refused(
                WEFT.post(course.carla, path + "/given", gift.replace(":1,", ":-2147483648,")), 400, "points-invalid");
        var staff = "/api/credit/people/" + person(course.carla);
        Course.refused(WEFT.post(course.carla, staff + "/given", gift), 404, "person-not-found");
        Course.refused(WEFT.get(course.ana, path), 403, "not-allowed");
        Course.refused(WEFT.get(course.ana, "/api/credit/people"), 403, "not-allowed");
        Course.refused(WEFT.post(course.ana, "/api/credit/deliveries", "{}"), 403, "not-allowed");
        Course.refused(WEFT.put(course.carla, path + "/delivery", "{\"decision\":\"send\"}"), 404, "score-not-found");
        Course.refused(WEFT.put(course.carla, path + "/delivery", "{\"decision\":\"?\"}"), 400, "decision-invalid");
    }

    @Test
    void pointsStayInTheirCourse() {
        count(10, null);
        vote(course.ben, firstPost(course.ask(course.ana, "Why?")));
        var other = Course.in(WEFT, "Other school " + SCHOOLS.get());
        other.put(other.carla, "/api/credit", rules(10, null));

        assertThat(other.get(other.carla, "/api/credit/people").findValuesAsText("points"))
                .containsOnly("0");
        Course.refused(WEFT.get(other.carla, "/api/credit/people/" + person(course.ana)), 404, "person-not-found");
        Course.refused(
                WEFT.put(
                        other.carla,
                        "/api/credit/people/" + person(course.ana) + "/delivery",
                        "{\"decision\":\"send\"}"),
                404,
                "score-not-found");
    }

    @Test
    void staffHasTheListOfLearners_withoutTestUsersAndOnlookers() {
        count(10, null);
        WEFT.arrive(course.school, "Preview", Role.PREVIEW, course.key);
        vote(course.ben, firstPost(course.ask(course.ana, "Why?")));

        var page = course.get(course.carla, "/api/credit/people");

        assertThat(page.get("people").findValuesAsText("name")).containsExactly("Ana", "Ben");
        assertThat(page.get("people").findValuesAsText("points")).containsExactly("1", "0");
        assertThat(page.get("byHost").asBoolean()).isFalse();
        assertThat(course.get(course.carla, "/api/credit").get("standing").isNull())
                .isTrue();
    }
}
