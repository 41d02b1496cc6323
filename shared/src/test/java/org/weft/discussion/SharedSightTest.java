package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** What another course sees of a discussion: names as far as people share a place, moderated once. */
class SharedSightTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final TwoCourses courses = new TwoCourses(WEFT);
    private final TestProduct.School school = courses.school;
    private final Course home = courses.home;
    private final Course guest = courses.guest;
    private final TestProduct.Someone quin = courses.quin;
    private final TestProduct.Someone tess = courses.tess;

    @Test
    void namesAreKnownAsFarAsPeopleShareAPlace() {
        courses.share();
        var pia = courses.pia();
        var thread = home.open(
                        pia,
                        Map.of(
                                "title",
                                "Who?",
                                "text",
                                "I am here with @[Ana](person:%s)"
                                        .formatted(home.ana
                                                .state()
                                                .at("/viewer/person")
                                                .asText())))
                .at("/thread/id")
                .asText();
        var post = home.view(pia, thread).at("/thread/firstPost/id").asText();
        home.reply(home.ana, thread, "Ana is in both");
        guest.put(quin, "/api/posts/" + post + "/vote", "");
        guest.put(quin, "/api/posts/" + post + "/reactions/thanks", "");

        var seen = guest.view(quin, thread);

        assertThat(seen.at("/thread/author/name").isNull()).isTrue();
        assertThat(seen.at("/thread/author/id").isNull()).isTrue();
        assertThat(seen.at("/thread/author/role").asText()).isEqualTo("learner");
        assertThat(seen.at("/page/posts/0/author/name").asText()).isEqualTo("Ana");
        assertThat(seen.toString()).doesNotContain("Pia", "@Ana");
        assertThat(seen.at("/thread/firstPost/html").asText()).contains("@…");
        assertThat(seen.at("/thread/elsewhere").asInt()).isEqualTo(1);
        assertThat(guest.get(quin, "/api/threads").toString()).doesNotContain("Pia", "@Ana");
        for (var format : List.of("markdown", "json")) {
            assertThat(WEFT.get(quin, "/api/threads/" + thread + "/export?format=" + format)
                            .body())
                    .contains("Somebody of another course", "Ana is in both")
                    .doesNotContain("Pia", "@Ana ", "[Ana]");
        }
        var feed = Course.ok(WEFT.put(quin, "/api/feed", "")).get("address").asText();
        assertThat(WEFT.send(HttpRequest.newBuilder(WEFT.uri(URI.create(feed).getPath()))
                                .GET())
                        .body())
                .contains("Who?", "Somebody of another course")
                .doesNotContain("Pia", "@Ana");
        assertThat(home.get(pia, "/api/posts/" + post + "/votes").get("people")).isEmpty();
        assertThat(home.get(pia, "/api/posts/" + post + "/reactions").get("people"))
                .isEmpty();
        assertThat(home.view(pia, thread).toString()).contains("\"Pia\"", "@Ana");
    }

    @Test
    void filesGoWhereTheirPostsGo() {
        var early = file(home.ana, "early.txt");
        courses.share();
        var late = file(home.ana, "late.txt");

        assertThat(WEFT.get(quin, "/api/uploads/" + late).body()).isEqualTo("late.txt");
        Course.refused(WEFT.get(quin, "/api/uploads/" + early), 404, "upload-not-found");
    }

    private String file(TestProduct.Someone who, String name) {
        var upload = WEFT.upload(who, name, name);
        home.open(who, Map.of("title", name, "text", "[" + name + "](upload:" + upload + ")"));
        return upload;
    }

    @Test
    void whatIsPrivateStaysInItsPlace() {
        courses.share();
        var secret = home.askStaff(home.ana, "May I have more time?");
        var theirs = guest.askStaff(quin, "I am ill");

        Course.refused(WEFT.get(tess, "/api/threads/" + secret), 404, "thread-not-found");
        assertThat(guest.view(tess, theirs).at("/thread/title").asText()).isEqualTo("I am ill");
        var nora = WEFT.arrive(school, "Nora", Role.INSTRUCTOR, "home");
        Course.refused(WEFT.get(nora, "/api/threads/" + theirs), 404, "thread-not-found");
        assertThat(courses.titles(nora)).contains("May I have more time?").doesNotContain("I am ill");
    }

    @Test
    void staffOfEitherPlaceHides_butLooksNobodyUpWhoIsNotTheirs() {
        courses.share();
        var thread = home.open(courses.pia(), Map.of("title", "Nameless", "text", "Nameless", "anonymous", true))
                .at("/thread/id")
                .asText();
        var rude = home.reply(home.ben, thread, "Rude").get("id").asText();
        var first = guest.view(tess, thread).at("/thread/firstPost/id").asText();

        Course.refused(
                WEFT.post(tess, "/api/posts/" + first + "/author", "{\"reason\":\"Danger\"}"), 403, "not-allowed");
        Course.refused(WEFT.get(tess, "/api/posts/" + rude + "/source"), 403, "not-allowed");
        Course.refused(
                WEFT.put(tess, "/api/posts/" + rude, "{\"text\":\"a\",\"version\":1,\"reason\":\"b\"}"),
                403,
                "not-allowed");
        guest.put(tess, "/api/posts/" + rude + "/hiding", "{\"reason\":\"Rude\"}");

        assertThat(home.view(home.ana, thread).at("/page/posts/0/state").asText())
                .isEqualTo("hidden");
    }

    @Test
    void whoDoesntKnowYet_writesForThoseTheyKnow() {
        var stale = home.ana.state().at("/shown/reach").asInt();
        courses.share();

        home.open(home.ana, Map.of("title", "For us alone", "text", "a", "reach", stale));
        home.open(home.ana, Map.of("title", "For both", "text", "a", "reach", stale + 1));
        home.open(home.ana, Map.of("title", "No further than it goes", "text", "a", "reach", 99));
        var third = new Course(WEFT, school, "third");
        third.put(third.carla, "/api/sharing", "{\"placement\":\"%s\"}".formatted(TwoCourses.key(home)));

        assertThat(courses.titles(quin)).containsExactlyInAnyOrder("For both", "No further than it goes");
        assertThat(courses.titles(third.ben)).isEmpty();
    }
}
