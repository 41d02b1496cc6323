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
