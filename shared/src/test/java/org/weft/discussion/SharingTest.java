package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** One conversation in several courses: closed by default, names as far as people share a place, moderated once. */
class SharingTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static int schools;

    private TestProduct.School school;
    /** Where the forum began; Carla teaches in both courses. */
    private Course home;

    private Course guest;
    /** Of the guest course alone. */
    private TestProduct.Someone quin;

    private TestProduct.Someone tess;

    @BeforeEach
    void twoCourses() {
        school = WEFT.school("Sharing " + ++schools);
        home = new Course(WEFT, school, "home");
        guest = new Course(WEFT, school, "guest");
        quin = WEFT.arrive(school, "Quin", Role.LEARNER, "guest");
        tess = WEFT.arrive(school, "Tess", Role.INSTRUCTOR, "guest");
    }

    private void share() {
        guest.put(guest.carla, "/api/sharing", "{\"placement\":\"%s\"}".formatted(key(home)));
    }

    private static String key(Course course) {
        return course.carla.state().at("/placement/key").asText();
    }

    /** Learns in the home course alone. */
    private TestProduct.Someone pia() {
        return WEFT.arrive(school, "Pia", Role.LEARNER, "home");
    }

    @Test
    void anAuthorShowsADiscussionOfTheirsOnAnotherPage_andNothingEarlierIsSeenThere() {
        var before = home.ask(home.ana, "Before");
        var choices = home.get(guest.carla, "/api/sharing").get("choices");
        assertThat(choices.findValuesAsText("place")).contains("Course home");
        assertThat(choices.findValuesAsText("newest")).contains("Before");

        share();
        home.reply(home.ben, before, "An answer after it");
        var after = home.ask(home.ana, "After");
        var there = guest.ask(quin, "From the guests");

        assertThat(titles(quin)).containsExactlyInAnyOrder("After", "From the guests");
        assertThat(titles(home.ana)).containsExactlyInAnyOrder("Before", "After", "From the guests");
        Course.refused(WEFT.get(quin, "/api/threads/" + before), 404, "thread-not-found");
        Course.refused(WEFT.get(tess, "/api/threads/" + before), 404, "thread-not-found");
        assertThat(events(quin, after)).contains(after).doesNotContain("\"thread\":\"" + before + "\"");
        assertThat(events(home.ana, there)).contains("\"thread\":\"" + there + "\"");
        assertThat(WEFT.arrive(school, "Quin", Role.LEARNER, "guest")
                        .state()
                        .at("/shown/others/0")
                        .asText())
                .isEqualTo("Course home");
    }

    @Test
    void anotherPageOfTheSameCourseShowsIt_andBothHearOfWhatIsNew() {
        var there = WEFT.arriveAt(school, "Carla", Role.INSTRUCTOR, "home", "another link");
        var before = home.ask(home.ana, "Before");

        var overview = home.put(there, "/api/sharing", "{\"placement\":\"%s\"}".formatted(key(home)));
        var thread = home.ask(there, "From the other page");

        assertThat(overview.get("own").asBoolean()).isFalse();
        assertThat(titles(there)).contains("Before", "From the other page");
        assertThat(titles(home.ana)).contains("Before", "From the other page");
        assertThat(events(home.ana, "\"thread\":\"" + thread))
                .contains("\"thread\":\"" + thread + "\"", "forum-changed");
        assertThat(before).isNotEmpty();
    }

    @Test
    void aBranchThatLeft_isFoundOnAPageOfOnesOwnCourse() {
        var page = WEFT.arriveAt(school, "Carla", Role.INSTRUCTOR, "home", "another link")
                .state()
                .at("/placement/key")
                .asText();
        guest.put(guest.carla, "/api/sharing", "{\"placement\":\"%s\"}".formatted(page));
        var thread = home.ask(home.ana, "Doors");
        var branch = home.reply(home.ben, thread, "And windows?").get("id").asText();
        var left = Course.ok(WEFT.post(
                        home.carla,
                        "/api/posts/" + branch + "/thread",
                        "{\"title\":\"Windows\",\"reason\":\"Another matter\"}"))
                .get("thread")
                .asText();
        home.put(
                home.carla,
                "/api/threads/" + left + "/forum",
                "{\"placement\":\"%s\",\"reason\":\"Another page\"}".formatted(page));

        assertThat(home.view(home.ana, thread)
                        .at("/thread/departures/0/placement")
                        .asText())
                .isEqualTo(page);
    }

    @Test
    void namesAreKnownAsFarAsPeopleShareAPlace() {
        share();
        var pia = pia();
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
        share();
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
        share();
        var secret = home.askStaff(home.ana, "May I have more time?");
        var theirs = guest.askStaff(quin, "I am ill");

        Course.refused(WEFT.get(tess, "/api/threads/" + secret), 404, "thread-not-found");
        assertThat(guest.view(tess, theirs).at("/thread/title").asText()).isEqualTo("I am ill");
        var nora = WEFT.arrive(school, "Nora", Role.INSTRUCTOR, "home");
        Course.refused(WEFT.get(nora, "/api/threads/" + theirs), 404, "thread-not-found");
        assertThat(titles(nora)).contains("May I have more time?").doesNotContain("I am ill");
    }

    @Test
    void staffOfEitherPlaceHides_butLooksNobodyUpWhoIsNotTheirs() {
        share();
        var thread = home.open(pia(), Map.of("title", "Nameless", "text", "Nameless", "anonymous", true))
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
        share();

        home.open(home.ana, Map.of("title", "For us alone", "text", "a", "reach", stale));
        home.open(home.ana, Map.of("title", "For both", "text", "a", "reach", stale + 1));
        home.open(home.ana, Map.of("title", "No further than it goes", "text", "a", "reach", 99));
        var third = new Course(WEFT, school, "third");
        third.put(third.carla, "/api/sharing", "{\"placement\":\"%s\"}".formatted(key(home)));

        assertThat(titles(quin)).containsExactlyInAnyOrder("For both", "No further than it goes");
        assertThat(titles(third.ben)).isEmpty();
    }

    @Test
    void aColleagueComesByACode_thatWorksOnce() {
        var eve = new Course(WEFT, WEFT.school("Elsewhere " + schools), "elsewhere");
        var code = Course.ok(WEFT.post(home.carla, "/api/sharing/invitations", ""))
                .get("code")
                .asText();
        Course.refused(show(eve.carla, code), 404, "forum-not-found");

        guest.put(tess, "/api/sharing", "{\"code\":\" %s \"}".formatted(code));

        assertThat(titles(quin)).isEmpty();
        home.ask(home.ana, "Hello over there");
        assertThat(titles(quin)).containsExactly("Hello over there");
        Course.refused(show(tess, code), 404, "forum-not-found");
        var late = Course.ok(WEFT.post(home.carla, "/api/sharing/invitations", ""))
                .get("code")
                .asText();
        WEFT.clock.advance(Duration.ofDays(15));
        tess = WEFT.arrive(school, "Tess", Role.INSTRUCTOR, "guest");
        Course.refused(show(tess, late), 404, "forum-not-found");
    }

    @Test
    void thePageGoesBackToWhatItShowed_andOthersAreSentBack() {
        guest.ask(quin, "Our own");
        share();
        home.ask(home.ana, "Shared");
        assertThat(titles(quin)).containsExactly("Shared");

        guest.delete(tess, "/api/sharing");
        assertThat(titles(quin)).containsExactly("Our own");
        share();
        assertThat(titles(quin)).isEmpty();
        var overview = home.get(home.carla, "/api/sharing");
        home.delete(
                home.carla, "/api/sharing/places/" + overview.at("/guests/0/id").asText());

        assertThat(titles(quin)).containsExactly("Our own");
        assertThat(home.get(home.carla, "/api/audit").get("entries").findValuesAsText("act"))
                .contains("sharing-ended");
    }

    @Test
    void whatIsNotTheirsToShare_isRefused() {
        share();

        Course.refused(show(tess, "nonsense"), 404, "forum-not-found");
        Course.refused(
                WEFT.put(tess, "/api/sharing", "{\"placement\":\"%s\"}".formatted(key(home))), 404, "forum-not-found");
        Course.refused(WEFT.put(quin, "/api/sharing", "{}"), 403, "not-allowed");
        Course.refused(WEFT.get(quin, "/api/sharing"), 403, "not-allowed");
        Course.refused(WEFT.post(tess, "/api/sharing/invitations", ""), 403, "not-allowed");
        Course.refused(WEFT.delete(tess, "/api/sharing/places/1"), 403, "not-allowed");
        Course.refused(WEFT.delete(home.carla, "/api/sharing/places/999999"), 404, "place-not-found");
        Course.refused(WEFT.delete(home.carla, "/api/sharing"), 409, "forum-own");
    }

    private static java.net.http.HttpResponse<String> show(TestProduct.Someone who, String code) {
        return WEFT.put(who, "/api/sharing", "{\"code\":\"%s\"}".formatted(code));
    }

    private List<String> titles(TestProduct.Someone who) {
        return home.get(who, "/api/threads").get("threads").findValuesAsText("title");
    }

    /** Since the page was opened, up to what is awaited. */
    private String events(TestProduct.Someone who, String awaited) {
        var path = "/api/changes?after=" + who.state().get("lastEvent").asText();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        var events = home.get(who, path).get("events").toString();
        while (!events.contains(awaited) && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
            events = home.get(who, path).get("events").toString();
        }
        return events;
    }
}
