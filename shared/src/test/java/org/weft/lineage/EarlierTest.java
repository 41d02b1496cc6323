package org.weft.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lineage.CopiedCourse.certain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** Answers of earlier groups: what is offered to the staff of a copied course, and what becomes of it. */
class EarlierTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final CopiedCourse course = new CopiedCourse(WEFT);
    private final Course origin = course.origin;

    @BeforeEach
    void anEarlierGroupAnswered() {
        course.answered();
    }

    @Test
    void acceptedAndEndorsedThreadsAreOffered_withoutNames() {
        origin.ask(origin.ana, "Nobody has answered");
        var endorsed = origin.ask(origin.ben, "What is mass?");
        var vouched = origin.reply(origin.ana, endorsed, "Inertia").get("id").asText();
        origin.put(origin.carla, "/api/posts/" + vouched + "/endorsement", "{}");
        var nora = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));

        var page = origin.get(nora, "/api/earlier");

        assertThat(page.at("/runs/0/course").asText()).isEqualTo("Course origin");
        assertThat(page.at("/runs/0/confirmed").asBoolean()).isTrue();
        assertThat(page.get("waiting").asInt()).isEqualTo(2);
        assertThat(page.get("threads").findValuesAsText("title"))
                .containsExactly("What is mass?", "Why is … sky blue?");
        var offer = page.at("/threads/1");
        assertThat(offer.at("/question/html").asText()).contains("I am …, ask me at …");
        assertThat(offer.at("/answers").size()).isEqualTo(1);
        assertThat(offer.at("/answers/0/html").asText()).contains("…, it scatters. …");
        assertThat(page.toString()).doesNotContain("Ana", "Ben", "Carla", "No idea");
    }

    @Test
    void whatIsTakenOver_isReadByAll_countsAsAnswered_andIsNewsForNobody() {
        WEFT.clock.advance(Duration.ofDays(240));
        var nora = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));
        var lea = WEFT.arrive(course.school, "Lea", Role.LEARNER, "next");

        var taken = course.take(nora, course.offered(nora));

        assertThat(taken.get("taken").asInt()).isEqualTo(1);
        assertThat(taken.get("left").asInt()).isZero();
        var page = origin.get(lea, "/api/threads");
        var row = page.at("/threads/0");
        assertThat(row.get("earlier").asBoolean()).isTrue();
        assertThat(row.get("unread").asInt()).isZero();
        assertThat(row.get("state").asText()).isEqualTo("accepted");
        assertThat(row.at("/author/alias").asInt()).isEqualTo(1);
        assertThat(page.at("/counts/unread").asInt()).isZero();
        assertThat(Duration.between(Instant.parse(row.get("createdAt").asText()), WEFT.clock.instant()))
                .isEqualTo(Duration.ofDays(240));
        var view = origin.view(lea, row.get("id").asText());
        assertThat(view.at("/thread/acceptedAnswer/html").asText()).contains("it scatters");
        assertThat(view.at("/thread/acceptedAnswer/author/alias").asInt()).isEqualTo(2);
        assertThat(view.toString()).doesNotContain("Ana", "Ben");
        assertThat(origin.get(lea, "/api/notifications").toString()).doesNotContain("scatters");
        assertThat(origin.get(nora, "/api/audit").toString()).contains("earlier-taken");
    }

    @Test
    void whatIsTakenOver_isFoundBySearch() {
        var nora = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));
        course.take(nora, course.offered(nora));
        WEFT.product.search().catchUp();

        var found = origin.get(nora, "/api/search?q=scatters");

        assertThat(found.toString()).contains("scatter");
        assertThat(origin.get(nora, "/api/search?q=author:Ben").toString()).doesNotContain("scatter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/threads/{thread}/posts {\"text\":\"And now?\"}",
                "PUT /api/threads/{thread}/acceptance {\"post\":\"{post}\"}",
                "DELETE /api/threads/{thread}/acceptance",
                "PUT /api/threads/{thread}/lock {\"reason\":\"x\"}",
                "PUT /api/threads/{thread}/answer-first {}",
                "PUT /api/posts/{post}/endorsement {}",
                "POST /api/posts/{post}/author {\"reason\":\"x\"}",
                "POST /api/posts/{post}/thread {\"title\":\"x\",\"reason\":\"x\"}",
                "PUT /api/posts/{post}/block {\"reason\":\"x\"}"
            })
    void nobodyOfAnEarlierGroupCanBeAnswered_orBeFoundOut(String act) {
        var nora = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));
        course.take(nora, course.offered(nora));
        var row = origin.get(nora, "/api/threads").at("/threads/0/id").asText();
        var post = origin.view(nora, row).at("/thread/acceptedAnswer/id").asText();
        var parts = act.replace("{thread}", row).replace("{post}", post).split(" ", 3);

        var answer =
                switch (parts[0]) {
                    case "POST" -> WEFT.post(nora, parts[1], parts[2]);
                    case "PUT" -> WEFT.put(nora, parts[1], parts[2]);
                    default -> WEFT.delete(nora, parts[1]);
                };

        Course.refused(answer, 409, "from-earlier-group");
    }

    @Test
    void staffMayCorrectAndPinIt_andLearnersMayVoteForIt() {
        var nora = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));
        course.take(nora, course.offered(nora));
        var row = origin.get(nora, "/api/threads").at("/threads/0/id").asText();
        var post = origin.view(nora, row).at("/thread/acceptedAnswer/id").asText();
        var lea = WEFT.arrive(course.school, "Lea", Role.LEARNER, "next");

        origin.put(lea, "/api/posts/" + post + "/vote", "{}");
        origin.put(nora, "/api/threads/" + row + "/pin", "{\"until\":null}");
        origin.put(nora, "/api/posts/" + post, "{\"text\":\"It scatters\",\"version\":1,\"reason\":\"A name\"}");

        assertThat(origin.view(lea, row).at("/thread/acceptedAnswer/html").asText())
                .contains("It scatters");
    }

    @Test
    void whatWasPrivate_hidden_removedOrForAGroup_isNeverOffered() {
        var forStaff = answeredBy(origin.carla, origin.askStaff(origin.ana, "For staff"));
        var hidden = answered(origin.ask(origin.ana, "Hidden"));
        origin.put(
                origin.carla,
                "/api/posts/"
                        + origin.view(origin.carla, hidden)
                                .at("/thread/firstPost/id")
                                .asText() + "/hiding",
                "{\"reason\":\"x\"}");
        var removed = answered(origin.ask(origin.ana, "Removed"));
        origin.delete(
                origin.ana,
                "/api/posts/"
                        + origin.view(origin.ana, removed)
                                .at("/thread/firstPost/id")
                                .asText());
        var gone = origin.ask(origin.ana, "Its answer is gone");
        var post = origin.reply(origin.ben, gone, "Gone").get("id").asText();
        origin.put(origin.carla, "/api/posts/" + post + "/endorsement", "{}");
        origin.delete(origin.ben, "/api/posts/" + post);
        var nora = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));

        var page = origin.get(nora, "/api/earlier");

        assertThat(page.get("threads").findValuesAsText("title")).containsExactly("Why is … sky blue?");
        var secret =
                origin.view(origin.carla, forStaff).at("/thread/firstPost/id").asText();
        Course.refused(course.takes(nora, secret), 404, "post-not-found");
    }

    @Test
    void filesAreLeftOut_andNameless_staysNameless() {
        var file = WEFT.upload(origin.ben, "list.txt", "Ana, Ben");
        var asked = origin.open(origin.ana, Map.of("title", "Secret", "text", "Without a name", "anonymous", true))
                .at("/thread/id")
                .asText();
        var post = origin.reply(origin.ben, asked, "See [the list](upload:" + file + ")")
                .get("id")
                .asText();
        origin.put(origin.carla, "/api/posts/" + post + "/endorsement", "{}");
        var nora = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));

        course.take(nora, course.offered(nora));

        var row = origin.get(nora, "/api/threads").at("/threads/0");
        assertThat(row.get("title").asText()).isEqualTo("Secret");
        var html = origin.view(nora, row.get("id").asText())
                .at("/page/posts/0/html")
                .asText();
        assertThat(html).contains("See [the list]").doesNotContain("upload");
        assertThat(WEFT.get(nora, "/api/uploads/" + file).statusCode()).isEqualTo(404);
        long known = WEFT.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from content c
                        join post p on p.organization_id = c.organization_id and p.id = c.id
                        join person a on a.organization_id = c.organization_id and a.id = c.author_id
                        where c.organization_id = :organization and p.thread_id = :thread and not a.preview
                        """)
                        .bind("organization", course.school.organization())
                        .bind("thread", row.get("id").asLong())
                        .mapTo(Long.class)
                        .one());
        assertThat(known).isZero();
    }

    @Test
    void allAtOnce_onceEach_andOutAgain() {
        for (int i = 0; i < Earlier.PAGE + 1; i++) {
            answered(origin.ask(origin.ana, "Question " + i));
        }
        var nora = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));
        var first = origin.get(nora, "/api/earlier");
        var second = origin.get(nora, "/api/earlier?cursor=" + first.get("next").asText());
        assertThat(first.get("threads").size()).isEqualTo(Earlier.PAGE);
        assertThat(second.get("threads").size()).isEqualTo(2);
        assertThat(second.get("next").isNull()).isTrue();

        var all = Course.ok(WEFT.post(nora, "/api/earlier/threads", "{\"posts\":null}"));
        var again = Course.ok(WEFT.post(nora, "/api/earlier/threads", "{\"posts\":null}"));
        assertThat(all.get("taken").asInt()).isEqualTo(Earlier.PAGE + 2);
        assertThat(again.get("taken").asInt()).isZero();

        var here = origin.get(nora, "/api/earlier").at("/threads/0/thread").asText();
        assertThat(WEFT.delete(nora, "/api/earlier/threads/" + here).statusCode())
                .isEqualTo(204);
        Course.refused(WEFT.get(nora, "/api/threads/" + here), 404, "thread-not-found");
        Course.refused(WEFT.delete(nora, "/api/earlier/threads/" + here), 404, "thread-not-found");
        assertThat(origin.get(nora, "/api/earlier").get("waiting").asInt()).isEqualTo(1);
    }

    @Test
    void whatAQuestionRepeats_canBeTakenOut_andTheQuestionWaitsAgain() {
        var nora = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));
        course.take(nora, course.offered(nora));
        var taken = origin.get(nora, "/api/threads").at("/threads/0/id").asText();
        var post = origin.view(nora, taken).at("/thread/firstPost/id").asText();
        var lea = WEFT.arrive(course.school, "Lea", Role.LEARNER, "next");
        var again = origin.ask(lea, "Why is the sky blue?");
        var repeats = origin.put(nora, "/api/threads/" + again + "/duplicate", "{\"post\":\"" + post + "\"}");
        assertThat(repeats.get("duplicateOf").asText()).isEqualTo(taken);

        assertThat(WEFT.delete(nora, "/api/earlier/threads/" + taken).statusCode())
                .isEqualTo(204);

        assertThat(origin.view(lea, again).at("/thread/duplicateOf").isNull()).isTrue();
        assertThat(origin.get(nora, "/api/threads?filter=unanswered")
                        .at("/threads/0/id")
                        .asText())
                .isEqualTo(again);
    }

    private String answered(String asked) {
        return answeredBy(origin.ben, asked);
    }

    private String answeredBy(TestProduct.Someone who, String asked) {
        var post = origin.reply(who, asked, "An answer").get("id").asText();
        origin.put(origin.carla, "/api/posts/" + post + "/endorsement", "{}");
        return asked;
    }
}
