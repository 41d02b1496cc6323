package org.weft.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lineage.CopiedCourse.certain;
import static org.weft.lineage.CopiedCourse.said;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** What a copied course begins with: settings and first threads, and nothing of the earlier group. */
class CopiesTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final CopiedCourse course = new CopiedCourse(WEFT);
    private final Course origin = course.origin;

    @Test
    void aCopyHasTheFirstThreadsAndTheSettings_andNobodysPosts() {
        origin.open(origin.carla, thread("What is light?", "discussion"));
        origin.open(origin.carla, thread("Welcome", "announcement"));
        var asked = origin.ask(origin.ana, "Why is the sky blue?");
        origin.reply(origin.ben, asked, "It scatters.");
        origin.open(origin.carla, thread("The exam is on Friday", "announcement"));
        var settings = origin.carla.state().get("settings");
        assertThat(settings.get("anonymity").asBoolean()).isTrue();
        origin.put(origin.carla, "/api/settings", """
                {"editMinutes": 5, "anonymity": false, "flagsToHide": 2, "slowSeconds": 60, "view": "linear",
                 "order": "newest", "kind": "discussion"}""");
        origin.put(origin.carla, "/api/credit", """
                {"enabled": true, "maximum": 20, "weekCap": 4, "question": 1, "answer": 2, "back": 0, "share": 1}""");

        var next = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));

        assertThat(titles(next)).containsExactly("Welcome", "What is light?");
        var copied = WEFT.arrive(course.school, "Lea", Role.LEARNER, "next").state();
        assertThat(copied.at("/threads/threads/0/author/name").asText()).isEqualTo("Nora");
        assertThat(copied.at("/threads/threads/0/posts").asInt()).isEqualTo(1);
        assertThat(copied.at("/threads/threads/0/kind").asText()).isEqualTo("announcement");
        assertThat(copied.at("/settings/editMinutes").asInt()).isEqualTo(5);
        assertThat(copied.at("/settings/anonymity").asBoolean()).isFalse();
        assertThat(copied.at("/settings/flagsToHide").asInt()).isEqualTo(2);
        assertThat(copied.at("/settings/slowSeconds").asInt()).isEqualTo(60);
        assertThat(copied.at("/settings/kind").asText()).isEqualTo("discussion");
        assertThat(copied.at("/preferences/view").asText()).isEqualTo("linear");
        assertThat(copied.get("credit").asBoolean()).isTrue();
        assertThat(titles(origin.ana)).hasSize(4);
    }

    @Test
    void whatIsOfOneGroup_isLeftOut() {
        origin.put(
                origin.carla,
                "/api/settings/dates",
                "{\"opensAt\": \"2020-01-01T00:00:00Z\", \"closesAt\": \"2021-01-01T00:00:00Z\"}");
        var dated = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));

        assertThat(dated.state().at("/dates/closesAt").isNull()).isTrue();
        assertThat(dated.state().at("/groups/set").asText("")).isEmpty();
    }

    @Test
    void pinnedThreads_andThoseThatAskForAnAnswerFirst_comeAlongWheneverTheyWereOpened() {
        origin.ask(origin.ana, "A learner's");
        origin.open(
                origin.carla,
                Map.of("title", "Your view", "text", "Write first", "kind", "discussion", "answerFirst", true));
        var pinned = origin.open(origin.carla, thread("House rules", "announcement"))
                .at("/thread/id")
                .asText();
        origin.put(origin.carla, "/api/threads/" + pinned + "/pin", "{\"until\": null}");
        origin.open(origin.carla, thread("Just so", "announcement"));

        var next = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));

        assertThat(titles(next)).containsExactly("House rules", "Your view");
        assertThat(next.state().at("/threads/threads/0/pin").isNull()).isFalse();
        var view = origin.view(next, next.state().at("/threads/threads/1/id").asText());
        assertThat(view.at("/thread/answerFirst").asBoolean()).isTrue();
    }

    @Test
    void whatIsHidden_orForStaff_orSomebodyElses_staysBehind() {
        var hidden = origin.open(origin.carla, thread("Wrong", "discussion"))
                .at("/thread/firstPost/id")
                .asText();
        origin.put(origin.carla, "/api/posts/" + hidden + "/hiding", "{\"reason\": \"Wrong\"}");
        origin.askStaff(origin.carla, "For staff");

        assertThat(titles(course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"))))
                .isEmpty();
    }

    @Test
    void filesOfAFirstThread_areReadInTheCopy_andCallsToPeopleAreNot() {
        var file = WEFT.upload(origin.carla, "plan.txt", "The plan");
        var ben = origin.get(origin.carla, "/api/members?q=Ben")
                .at("/members/0/id")
                .asText();
        origin.open(
                origin.carla,
                Map.of("title", "Plan", "text", "[plan](upload:" + file + ") for @[Ben](person:" + ben + ")"));

        course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));
        var lea = WEFT.arrive(course.school, "Lea", Role.LEARNER, "next");
        var view = origin.view(lea, lea.state().at("/threads/threads/0/id").asText());

        var html = view.at("/thread/firstPost/html").asText();
        assertThat(html).doesNotContain("Ben", "person").contains("@…");
        var moved = html.replaceFirst("(?s).*data-upload=\"(\\d+)\".*", "$1");
        assertThat(moved).isNotEqualTo(file);
        assertThat(WEFT.get(lea, "/api/uploads/" + moved).body()).isEqualTo("The plan");
        assertThat(WEFT.get(lea, "/api/uploads/" + file).statusCode()).isEqualTo(404);
    }

    @Test
    void aFileOfOneFirstThread_namedInAnother_isCopiedOnce_andStaysWhereItIs() {
        var file = WEFT.upload(origin.carla, "plan.txt", "The plan");
        var plan = "[plan](upload:" + file + ")";
        origin.open(origin.carla, Map.of("title", "Plan", "text", plan));
        origin.open(origin.carla, Map.of("title", "Again", "text", "As in " + plan));

        var nora = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));

        assertThat(titles(nora)).containsExactly("Again", "Plan");
        assertThat(firstPost(nora, 0)).contains("As in plan").doesNotContain("data-upload");
        assertThat(firstPost(nora, 1)).contains("data-upload");
    }

    private String firstPost(TestProduct.Someone who, int row) {
        var thread = who.state().at("/threads/threads/" + row + "/id").asText();
        return origin.view(who, thread).at("/thread/firstPost/html").asText();
    }

    @Test
    void aLearnerWhoComesFirst_findsItReady_onceStaffHasOpenedAnythingThere() {
        origin.open(origin.carla, thread("What is light?", "discussion"));
        course.begin("Lea", Role.LEARNER, "next", "link-next", certain("origin"), null);
        assertThat(placements("next")).isZero();

        WEFT.arriveAt(course.school, "Nora", Role.INSTRUCTOR, "next", "something else");
        var lea = course.open("Lea", Role.LEARNER, "next", certain("origin"));

        assertThat(titles(lea)).containsExactly("What is light?");
        assertThat(lea.state().at("/threads/threads/0/author/name").asText()).isEqualTo("Nora");
    }

    @Test
    void aCopyOfACopy_beginsAsTheNearestOneThatIsHere() {
        origin.open(origin.carla, thread("First year", "discussion"));
        var second = course.open("Nora", Role.INSTRUCTOR, "second", certain("origin"));
        origin.open(second, thread("Second year", "discussion"));
        var first = new Claim.First("origin", "link-origin");

        var third = course.open(
                "Tom", Role.INSTRUCTOR, "third", new Claim(List.of(), List.of("second", "origin"), List.of(), first));
        var ofNobodyHere = course.open(
                "Tom",
                Role.INSTRUCTOR,
                "fourth",
                new Claim(List.of("link-unknown", "link-second", "link-origin"), List.of(), List.of(), null));
        var ofTheFirst =
                course.open("Tom", Role.INSTRUCTOR, "fifth", new Claim(List.of(), List.of(), List.of(), first));

        assertThat(titles(third)).containsExactly("Second year", "First year");
        assertThat(titles(ofNobodyHere)).containsExactly("Second year", "First year");
        assertThat(titles(ofTheFirst)).containsExactly("First year");
    }

    @Test
    void aToldCopy_findsItsOriginByItsTitle_ifThatIsTheOnlyOne() {
        origin.open(origin.carla, thread("What is light?", "discussion"));
        var told = new Claim(List.of(), List.of(), List.of("origin"), null);

        course.begin("Nora", Role.INSTRUCTOR, "next", "another link", told, "Something else");
        assertThat(placements("next")).isZero();
        assertThat(titles(course.open("Nora", Role.INSTRUCTOR, "next", told))).hasSize(1);

        WEFT.arriveAt(course.school, "Carla", Role.INSTRUCTOR, "origin", "a namesake");
        origin.get(WEFT.arriveAt(course.school, "Carla", Role.INSTRUCTOR, "origin", "a namesake"), "/api/threads");
        assertThat(titles(course.open("Nora", Role.INSTRUCTOR, "after", told))).isEmpty();
    }

    @Test
    void twoPagesWithOneDiscussion_haveOneInTheCopy_andADoubledPageHasItsOwn() {
        origin.open(origin.carla, thread("What is light?", "discussion"));
        var page = WEFT.arriveAt(course.school, "Carla", Role.INSTRUCTOR, "origin", "second page");
        var key = origin.carla.state().at("/placement/key").asText();
        origin.put(page, "/api/sharing", "{\"placement\":\"%s\"}".formatted(key));

        var one = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));
        var other = course.openAt("Nora", Role.INSTRUCTOR, "next", "other page", links("second page"));
        var doubled = course.openAt("Nora", Role.INSTRUCTOR, "next", "doubled", links("link-origin"));
        origin.open(one, thread("New", "discussion"));

        assertThat(titles(other)).contains("New");
        assertThat(titles(doubled)).containsExactly("What is light?");
    }

    @Test
    void nothingBeginsFromAnotherOrganization_orAnotherInstallation() {
        origin.open(origin.carla, thread("What is light?", "discussion"));
        var eves = WEFT.school("Eve's " + System.nanoTime());
        var same = WEFT.database
                .jdbi()
                .inTransaction(handle -> WEFT.product
                        .installations()
                        .add(handle, course.school.organization(), "Other", List.of("https://other.example"), null));
        var beside = new TestProduct.School(course.school.organization(), same);

        for (var school : List.of(eves, beside)) {
            var arrival = CopiedCourse.arrival(school, "Eve", Role.INSTRUCTOR, "next", "link-next", "x");
            for (var claim : List.of(
                    certain("origin"),
                    said(),
                    new Claim(List.of(), List.of(), List.of(), new Claim.First("origin", "link-origin")))) {
                course.copies.begin(
                        arrival,
                        claim,
                        () -> WEFT.product.arrivals().meet(arrival).person());
            }
            assertThat(titles(WEFT.arrive(school, "Eve", Role.INSTRUCTOR, "next")))
                    .isEmpty();
        }
    }

    @Test
    void whoCopiesItAtTheSameTime_findsOneCopy() {
        origin.open(origin.carla, thread("What is light?", "discussion"));
        WEFT.product
                .arrivals()
                .meet(CopiedCourse.arrival(
                        course.school, "Nora", Role.INSTRUCTOR, "next", "link-next", "Questions about this page"));

        var all = IntStream.range(0, 6)
                .mapToObj(each -> CompletableFuture.runAsync(
                        () -> course.begin("Nora", Role.INSTRUCTOR, "next", "link-next", certain("origin"), null)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();

        assertThat(titles(WEFT.arrive(course.school, "Nora", Role.INSTRUCTOR, "next")))
                .containsExactly("What is light?");
    }

    @Test
    void whatIsCopied_isNewsForNobody_andDoneOnce() {
        origin.open(origin.carla, thread("What is light?", "announcement"));
        course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));
        var lea = WEFT.arrive(course.school, "Lea", Role.LEARNER, "next");
        course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));

        assertThat(titles(lea)).containsExactly("What is light?");
        long told = count("activity", "next");
        assertThat(told).isZero();
    }

    private static Claim links(String... links) {
        return new Claim(List.of(links), List.of(), List.of("origin"), null);
    }

    private static Map<String, Object> thread(String title, String kind) {
        return Map.of("title", title, "text", title, "kind", kind);
    }

    private List<String> titles(TestProduct.Someone who) {
        JsonNode threads = origin.get(who, "/api/threads").get("threads");
        return threads.findValuesAsText("title");
    }

    private long placements(String place) {
        return count("placement", place);
    }

    /** Rows that a place has in a table. */
    private long count(String table, String place) {
        return WEFT.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table + """
                         t
                        join place l on l.organization_id = t.organization_id and l.id = t.place_id
                        where l.organization_id = :organization and l.host_key = :place
                        """)
                        .bind("organization", course.school.organization())
                        .bind("place", place)
                        .mapTo(Long.class)
                        .one());
    }
}
