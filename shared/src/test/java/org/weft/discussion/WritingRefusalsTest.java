package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.base.Json;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** What can't be written, and what is made of what can. */
class WritingRefusalsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final Course COURSE = Course.in(WEFT, "Writing");

    @Test
    void titlesAndTextsMustBeThere() {
        for (var nothing : Arrays.asList(null, "", "  \n\t ", "\u0000\u0001", "\u202e", "\ufeff")) {
            refused("title", nothing, "title-missing");
            refused("text", nothing, "text-missing");
        }
    }

    @Test
    void titlesAndTextsHaveALongest() {
        refused("title", "a".repeat(201), "title-too-long");
        refused("text", "a".repeat(20_001), "text-too-long");

        // Characters are counted as readers see them, not as Java stores them.
        var fits = COURSE.open(COURSE.ana, thread(Map.of("title", "😀".repeat(200), "text", "😀".repeat(20_000))));

        assertThat(fits.at("/thread/title").asText()).hasSize(400);
    }

    @Test
    void tagsAreFewWords() {
        refused("tags", List.of("a", "b", "c", "d", "e", "f"), "too-many-tags");
        for (var tag : Arrays.asList("", " ", null, "a".repeat(31), "<b>", "a,b", "a\"b")) {
            refused("tags", Arrays.asList("good", tag), "tag-invalid");
        }
        refused("tags", IntStream.range(0, 10_000).mapToObj(i -> "t" + i).toList(), "too-many-tags");

        var tagged = COURSE.open(COURSE.ana, thread(Map.of("tags", List.of("Gates", "gates", "two words", "über"))));

        assertThat(tagged.at("/thread/tags").toString()).isEqualTo("[\"gates\",\"two-words\",\"über\"]");
    }

    @Test
    void choicesAreFromTheList() {
        refused("kind", "poll", "kind-invalid");
        refused("audience", "me", "audience-invalid");
        for (var key : List.of("short", "a".repeat(65), "with space", "semi;colon")) {
            refused("clientKey", key, "client-key-invalid");
        }
        for (var choice : List.of("filter", "sort")) {
            Course.refused(WEFT.get(COURSE.ana, "/api/threads?" + choice + "=x"), 400, choice + "-invalid");
        }
        var posts = "/api/threads/" + COURSE.ask(COURSE.ana, "Choices") + "/posts";
        for (var choice : List.of("view", "order", "at")) {
            Course.refused(WEFT.get(COURSE.ana, posts + "?" + choice + "=x"), 400, choice + "-invalid");
        }
        Course.refused(WEFT.put(COURSE.ana, "/api/preferences", "{}"), 400, "field-missing");
        Course.refused(WEFT.put(COURSE.ana, "/api/preferences", "{\"view\":\"x\"}"), 400, "view-invalid");
    }

    @Test
    void announcementsAreMadeByStaff() {
        var announcement = Json.write(thread(Map.of("kind", "announcement")));

        Course.refused(WEFT.post(COURSE.ana, "/api/threads", announcement), 403, "not-allowed");
        Course.ok(WEFT.post(COURSE.carla, "/api/threads", announcement));
    }

    @Test
    void anObserverWritesNothing() {
        var thread = COURSE.ask(COURSE.ana, "Looked at");
        var post = COURSE.reply(COURSE.ben, thread, "An answer").get("id").asText();
        var olga = COURSE.olga;

        Course.refused(WEFT.post(olga, "/api/threads", Json.write(thread(Map.of()))), 403, "not-allowed");
        Course.refused(WEFT.post(olga, "/api/threads/" + thread + "/posts", "{\"text\":\"a\"}"), 403, "not-allowed");
        Course.refused(
                WEFT.put(olga, "/api/threads/" + thread + "/acceptance", "{\"post\":\"" + post + "\"}"),
                403,
                "not-allowed");
        for (var act : List.of("vote", "endorsement", "reactions/thanks", "restoration")) {
            Course.refused(WEFT.put(olga, "/api/posts/" + post + "/" + act, ""), 403, "not-allowed");
        }
        Course.refused(WEFT.delete(olga, "/api/posts/" + post), 403, "not-allowed");
        Course.refused(WEFT.get(olga, "/api/posts/" + post + "/source"), 403, "not-allowed");
        assertThat(COURSE.put(olga, "/api/threads/" + thread + "/reading", "{\"read\":[[1,2]]}")
                        .at("/unread")
                        .asInt())
                .isZero();
    }

    @Test
    void aReplyStaysInItsThread() {
        var one = COURSE.ask(COURSE.ana, "One");
        var other = COURSE.reply(COURSE.ben, COURSE.ask(COURSE.ana, "Two"), "Elsewhere")
                .get("id")
                .asText();

        var body = "{\"text\":\"a\",\"parent\":\"" + other + "\"}";

        Course.refused(WEFT.post(COURSE.ben, "/api/threads/" + one + "/posts", body), 400, "parent-invalid");
        var accept = "{\"post\":\"" + other + "\"}";
        Course.refused(WEFT.put(COURSE.ana, "/api/threads/" + one + "/acceptance", accept), 404, "post-not-found");
        Course.refused(WEFT.put(COURSE.ana, "/api/threads/" + one + "/acceptance", "{}"), 400, "field-missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</script><script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<style>*{display:none}</style>",
                "[a](javascript:alert(1))",
                "<svg/onload=alert(1)>",
                "\"><iframe src=//evil.example>",
            })
    void scriptsAreShown_notRun(String attack) {
        var made = COURSE.open(COURSE.ana, thread(Map.of("title", attack, "text", attack)));
        var preview = Course.ok(WEFT.post(COURSE.ana, "/api/preview", Json.write(Map.of("text", attack))));

        for (var html : List.of(
                made.at("/thread/firstPost/html").asText(), preview.get("html").asText())) {
            assertThat(html)
                    .doesNotContainPattern("(?i)<(script|img|style|svg|iframe)|href=\"javascript|<[^>]+ on\\w+=");
        }
        assertThat(made.at("/thread/title").asText()).isEqualTo(attack);
    }

    @Test
    void controlCharactersAreDropped() {
        var made = COURSE.open(
                COURSE.ana,
                thread(Map.of("title", "a\u0000b\u202ec\nd", "text", "x\u0000\u0007y", "tags", List.of("t\u0000u"))));

        assertThat(made.at("/thread/title").asText()).isEqualTo("abc d");
        assertThat(made.at("/thread/firstPost/html").asText()).contains("xy");
        assertThat(made.at("/thread/tags/0").asText()).isEqualTo("tu");
        assertThat(COURSE.get(COURSE.ana, "/api/threads?tag=t%00u").get("threads"))
                .hasSize(1);
        assertThat(COURSE.get(COURSE.ana, "/api/members?q=An%00a").get("members"))
                .hasSize(1);
    }

    @Test
    void membersAreFoundByTheStartOfAName_andWildcardsAreLetters() {
        assertThat(COURSE.get(COURSE.ana, "/api/members?q=").get("members")).hasSize(4);
        assertThat(COURSE.get(COURSE.ana, "/api/members?q=BE")
                        .at("/members/0/name")
                        .asText())
                .isEqualTo("Ben");
        for (var text : List.of("%25", "_", "%5C", "'", "a%27%20or%201=1--", "x".repeat(5_000))) {
            assertThat(COURSE.get(COURSE.ana, "/api/members?q=" + text).get("members"))
                    .isEmpty();
        }
    }

    @Test
    void rangesAreFewAndInOrder() {
        var reading = "/api/threads/" + COURSE.ask(COURSE.ana, "Ranges") + "/reading";
        for (var ranges : List.of(
                "[[2,1]]", "[[0,1]]", "[[-1,1]]", "[[1]]", "[[1,2,3]]", "[null]", "[[null,1]]", "[[1,2147483647]]")) {
            for (var field : List.of("read", "unread")) {
                var body = "{\"" + field + "\":" + ranges + "}";
                Course.refused(WEFT.put(COURSE.ana, reading, body), 400, "ranges-invalid");
            }
        }
        var many = Json.write(Map.of(
                "read",
                IntStream.range(0, 201)
                        .mapToObj(i -> List.of(2 * i + 1, 2 * i + 1))
                        .toList()));
        Course.refused(WEFT.put(COURSE.ana, reading, many), 400, "ranges-invalid");
        Course.refused(WEFT.put(COURSE.ana, reading, "{\"read\":[[1,99999999999]]}"), 400, "wrong-type");
        Course.refused(WEFT.put(COURSE.ana, reading, "{\"read\":[[\"1\",2]]}"), 400, "wrong-type");
    }

    private static void refused(String field, @Nullable Object value, String code) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(thread(Map.of()));
        body.put(field, value);

        var problem = Course.refused(WEFT.post(COURSE.ana, "/api/threads", Json.write(body)), 400, code);

        assertThat(problem.get("field").asText()).isEqualTo(field);
    }

    private static Map<String, Object> thread(Map<String, Object> changed) {
        var thread = new LinkedHashMap<String, Object>(Map.of("title", "A title", "text", "A text"));
        thread.putAll(changed);
        return thread;
    }
}
