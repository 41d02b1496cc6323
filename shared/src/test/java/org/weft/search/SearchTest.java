package org.weft.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T15: what is written is found, by its words and by what else is known of it. */
class SearchTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final Searching SEARCH = new Searching(WEFT);
    private static int schools;

    private Course course;

    @BeforeEach
    void aCourse() {
        course = Course.in(WEFT, "Search " + ++schools);
    }

    private String ask(String title, String text, String... tags) {
        return course.open(course.ana, Map.of("title", title, "text", text, "tags", List.of(tags)))
                .at("/thread/id")
                .asText();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "hadamard",
                "HADAMARD gate",
                "superposition",
                "lab-3",
                "\"measured twice\"",
                "Qubits",
                "qubit",
                "measuring",
                "cafe",
                "Schrodinger",
                "foo_bar",
                "foo",
                "bar",
                "std::vector",
                "vector",
                "a.b()",
                "getUserName",
                "user",
                "c++",
                "C#",
                "hadam",
                "std::vec",
                "量子",
                "سؤال",
                "gate -classical",
                "tag:lab-3 gate",
                "is:question hadamard",
                "author:ana",
                "author:Ana hadamard",
                "foo:bar",
                "“measured twice”"
            })
    void isFound(String typed) {
        ask("Which Hadamard gate?", """
                In superposition the qubit is measured twice, Café Schrödinger says. 量子コンピュータ سُؤَال

                    foo_bar(std::vector<int> v); a.b(); getUserName(); // C++ and C#
                    foo: bar
                """, "lab-3");
        ask("Something else", "A classical gate");
        WEFT.clock.advance(Duration.ofSeconds(1));

        assertThat(SEARCH.find(course.ben, typed)).contains("Which Hadamard gate? #1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hadamards gateway",
                "\"twice measured\"",
                "gate -hadamard",
                "tag:lab hadamard",
                "is:accepted",
                "-is:question hadamard",
                "author:ben hadamard",
                "author:me hadamard",
                "bar_foo",
                "ector"
            })
    void isNotFound(String typed) {
        ask("Which Hadamard gate?", "It is measured twice: foo_bar, vector", "lab-3");

        assertThat(SEARCH.find(course.ben, typed)).isEmpty();
    }

    @Test
    void repliesAreFound_withTheirExcerptAndAuthor() {
        var thread = ask("How?", "How does it work?");
        var reply = course.reply(course.ben, thread, "Use the **Toffoli** gate & <b>nothing</b> else");

        var found = SEARCH.page(course.ana, "toffoli nothing", "").at("/results/0");

        assertThat(found.get("post")).isEqualTo(reply.get("id"));
        assertThat(found.get("thread").asText()).isEqualTo(thread);
        assertThat(found.at("/author/name").asText()).isEqualTo("Ben");
        assertThat(Searching.text(found.get("title"))).isEqualTo("How?");
        assertThat(Searching.text(found.get("excerpt"))).isEqualTo("Use the Toffoli gate & <b>nothing</b> else");
        assertThat(Searching.hits(found.get("excerpt"))).containsExactly("Toffoli", "nothing");
    }

    @Test
    void titlesComeBeforeTexts_andAcceptedAnswersBeforeOthers() {
        var thread = ask("Other", "About qutrits");
        var accepted =
                course.reply(course.ben, thread, "Take qutrits").get("id").asText();
        course.reply(course.ben, thread, "No qutrits");
        ask("What are qutrits", "I wonder");
        course.put(course.ana, "/api/threads/" + thread + "/acceptance", "{\"post\":\"" + accepted + "\"}");

        var results = SEARCH.page(course.ben, "qutrits", "").get("results");

        assertThat(Searching.text(results.at("/0/title"))).isEqualTo("What are qutrits");
        assertThat(results.at("/1/post").asText()).isEqualTo(accepted);
        assertThat(results.at("/1/accepted").asBoolean()).isTrue();
        assertThat(results).hasSize(4);
    }

    @Test
    void ofTwoThatSayTheSame_theNewerComesFirst() {
        var old = ask("Same", "Same");
        WEFT.clock.advance(Duration.ofMinutes(10));
        var fresh = ask("Same", "Same");

        assertThat(SEARCH.page(course.ben, "same", "").get("results").findValuesAsText("thread"))
                .containsExactly(fresh, old);
    }

    @Test
    void questionsThatWait_andThoseThatAreSolved() {
        ask("Waiting", "w");
        var solved = ask("Solved", "s");
        var answer = course.reply(course.ben, solved, "a").get("id").asText();
        course.put(course.ana, "/api/threads/" + solved + "/acceptance", "{\"post\":\"" + answer + "\"}");
        course.open(course.ana, Map.of("kind", "discussion", "title", "Chat", "text", "c"));

        assertThat(SEARCH.find(course.ben, "is:unanswered")).containsExactly("Waiting #1");
        assertThat(SEARCH.find(course.ben, "is:accepted")).containsExactly("Solved #1");
        assertThat(SEARCH.find(course.ben, "is:question")).containsExactlyInAnyOrder("Waiting #1", "Solved #1");
        assertThat(SEARCH.find(course.ben, "-is:question")).containsExactly("Chat #1");
    }

    @Test
    void whatIsUnread_isUnreadForWhoAsks() {
        var thread = ask("Read me", "r");
        course.reply(course.ana, thread, "More to read");
        course.put(course.ben, "/api/threads/" + thread + "/reading", "{\"read\":[[1,1]]}");

        assertThat(SEARCH.find(course.ben, "is:unread")).containsExactly("Read me #2");
        assertThat(SEARCH.find(course.ana, "is:unread")).isEmpty();
    }

    @Test
    void daysBeginWhereTheViewerIs() {
        var day = WEFT.clock.instant().toString().substring(0, 10);
        var next = WEFT.clock.instant().plus(Duration.ofDays(1)).toString().substring(0, 10);
        ask("Today", "t");

        assertThat(SEARCH.find(course.ben, "after:" + day)).containsExactly("Today #1");
        assertThat(SEARCH.find(course.ben, "after:" + day + " before:" + next)).hasSize(1);
        assertThat(SEARCH.find(course.ben, "before:" + day)).isEmpty();
        assertThat(SEARCH.find(course.ben, "after:" + day, "&zone=Nowhere")).hasSize(1);
        assertThat(SEARCH.find(course.ben, "after:" + next, "&zone=Pacific/Kiritimati"))
                .hasSize(WEFT.clock.instant().toString().compareTo(day + "T10") >= 0 ? 1 : 0);
    }

    @Test
    void pagesFollowEachOther_withoutGapsAndDoubles() {
        var asked = new ArrayList<String>();
        for (int i = 0; i < 45; i++) {
            asked.add(ask("Page " + i, "paging"));
        }
        var found = new ArrayList<String>();
        var page = SEARCH.page(course.ben, "paging", "");
        assertThat(page.get("total").asInt()).isEqualTo(45);
        while (!page.get("next").isNull()) {
            assertThat(page.get("results")).hasSize(20);
            found.addAll(page.get("results").findValuesAsText("thread"));
            page = SEARCH.page(
                    course.ben, "paging", "&cursor=" + page.get("next").asText());
        }
        found.addAll(page.get("results").findValuesAsText("thread"));

        assertThat(found).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    void theIndexFollows_whatIsEditedRetaggedMovedMergedSplitAndRemoved() {
        var thread = ask("Oldtitle", "Oldtext", "oldtag");
        var post = course.view(course.ana, thread).at("/thread/firstPost/id").asText();
        course.put(
                course.ana,
                "/api/posts/" + post,
                "{\"title\":\"Newtitle\",\"text\":\"Newtext\",\"tags\":[\"newtag\"],\"version\":1}");
        assertThat(SEARCH.find(course.ben, "oldtitle")).isEmpty();
        assertThat(SEARCH.find(course.ben, "oldtext")).isEmpty();
        assertThat(SEARCH.find(course.ben, "newtitle newtext newtag")).hasSize(1);

        course.put(course.carla, "/api/tags/newtag", "{\"to\":\"besttag\"}");
        assertThat(SEARCH.find(course.ben, "besttag")).hasSize(1);

        var reply = course.reply(course.ben, thread, "Branchtext").get("id").asText();
        Course.ok(WEFT.post(
                course.carla, "/api/posts/" + reply + "/thread", "{\"title\":\"Branchtitle\",\"reason\":\"Apart\"}"));
        assertThat(SEARCH.find(course.ben, "branchtitle branchtext")).containsExactly("Branchtitle #1");

        course.put(course.carla, "/api/threads/" + thread + "/merger", "{\"post\":\"" + reply + "\",\"reason\":\"x\"}");
        assertThat(SEARCH.find(course.ben, "newtext")).hasSize(1).noneMatch(found -> found.endsWith("#1"));
        assertThat(SEARCH.find(course.ben, "newtitle")).hasSize(1);

        course.delete(course.ana, "/api/posts/" + post);
        assertThat(SEARCH.find(course.ben, "newtext")).isEmpty();
    }

    @Test
    void aMovedThread_isFoundOnItsNewPage() {
        var there = WEFT.arriveAt(course.school, "Carla", org.weft.places.Role.INSTRUCTOR, course.key, "other page");
        var key = there.state().at("/placement/key").asText();
        var thread = ask("Wanderer", "On the way");
        course.reply(course.ben, thread, "A wandering reply");
        assertThat(SEARCH.find(there, "wander")).isEmpty();

        course.put(
                course.carla,
                "/api/threads/" + thread + "/forum",
                "{\"placement\":\"" + key + "\",\"reason\":\"There\"}");

        assertThat(SEARCH.find(course.ben, "wander")).isEmpty();
        assertThat(SEARCH.find(there, "wander")).hasSize(2);
        var elsewhere = SEARCH.page(course.ben, "wander", "&scope=course").at("/results/0");
        assertThat(elsewhere.get("placement").asText()).isEqualTo(key);
        assertThat(elsewhere.get("page").asText()).isNotEmpty();
        assertThat(SEARCH.page(there, "wander", "&scope=course")
                        .at("/results/0/placement")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatIsWrittenIsFoundSoon_withoutAnybodyAskingForIt() {
        ask("Quickly", "q");

        var deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (course.get(course.ben, "/api/search?q=quickly").get("results").isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "is:solved, is, 0, 9",
        "word is:, is, 5, 3",
        "before:yesterday, before, 0, 16",
        "a after:2026-02-30, after, 2, 16",
        "-before:2026-1-1, before, 0, 16",
        "tag:#, tag, 0, 5",
        "author:, author, 0, 7",
        "author:\"\", author, 0, 9"
    })
    void anOperatorThatMakesNoSense_isRefusedWhereItStands(String typed, String operator, int at, int length) {
        var problem = Course.refused(SEARCH.ask(course.ben, typed, ""), 400, "search-invalid");

        assertThat(problem.get("operator").asText()).isEqualTo(operator);
        assertThat(problem.get("at").asInt()).isEqualTo(at);
        assertThat(problem.get("length").asInt()).isEqualTo(length);
    }

    @Test
    void nothingToSearchFor_tooMuchOrNowhere_isRefused() {
        for (var nothing : List.of("", "   ", "\"", "-", "()", "***", "\u202e")) {
            Course.refused(SEARCH.ask(course.ben, nothing, ""), 400, "search-empty");
        }
        Course.refused(SEARCH.ask(course.ben, "x ".repeat(151), ""), 400, "search-too-long");
        Course.refused(SEARCH.ask(course.ben, "x", "&scope=world"), 400, "scope-invalid");
        Course.refused(SEARCH.ask(course.ben, "x", "&cursor=x"), 400, "cursor-invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'); drop table post; --",
                "a' & 'b | !c <-> d:*",
                "\\'x\\\\",
                "/f1",
                "'/p1'",
                "& | ! <->",
                "a:*",
                "\"unbalanced quote",
                "word \"",
                "-\"a b\" c",
                "-a",
                "--a",
                "%_%",
                "author:%",
                "author:_na",
                "author:\\",
                "tag:'{}'",
                "is:unread is:unread author:x author:y author:z author:q",
                "x\u0000y",
                "\u202eevil\u202c",
                "<script>alert(1)</script>",
                "\uD800",
                "ﷺﷺﷺ"
            })
    void hostileInput_findsNothingOrIsRefused(String typed) {
        ask("Unrelated", "Nothing of it");

        var answer = SEARCH.ask(course.ben, typed, "");

        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
        if (answer.statusCode() == 200 && !typed.contains("unread") && !typed.startsWith("-")) {
            assertThat(answer.body()).doesNotContain("Unrelated");
        }
    }

    @Test
    void htmlInTitlesAndTexts_staysTextInParts() {
        ask("<img src=x onerror=alert(1)> bold", "`<script>alert(1)</script>` bold");

        var found = SEARCH.page(course.ben, "onerror script", "").at("/results/0");

        assertThat(Searching.text(found.get("title"))).isEqualTo("<img src=x onerror=alert(1)> bold");
        assertThat(Searching.hits(found.get("title"))).containsExactly("onerror");
        assertThat(Searching.hits(found.get("excerpt"))).containsExactly("script", "script");
    }

    @Test
    void anExcerptOfALongText_showsWhereItIs() {
        ask("Long", "word ".repeat(500) + "the needle in it" + " word".repeat(500));

        var excerpt = SEARCH.page(course.ben, "needle", "").at("/results/0/excerpt");

        assertThat(Searching.text(excerpt))
                .contains("the needle in it")
                .startsWith("… ")
                .endsWith(" …");
        assertThat(Searching.text(excerpt).length()).isLessThan(260);
    }
}
