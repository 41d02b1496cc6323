package org.weft.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** T15: what else than words can be asked for, and what can't. */
class SearchOperatorsTest {
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
}
