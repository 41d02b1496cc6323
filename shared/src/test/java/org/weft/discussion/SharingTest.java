package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** A discussion on several pages and in several courses: closed by default, and who opens it. */
class SharingTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final TwoCourses courses = new TwoCourses(WEFT);
    private final TestProduct.School school = courses.school;
    private final Course home = courses.home;
    private final Course guest = courses.guest;
    private final TestProduct.Someone quin = courses.quin;
    private final TestProduct.Someone tess = courses.tess;

    @Test
    void anAuthorShowsADiscussionOfTheirsOnAnotherPage_andNothingEarlierIsSeenThere() {
        var before = home.ask(home.ana, "Before");
        var choices = home.get(guest.carla, "/api/sharing").get("choices");
        assertThat(choices.findValuesAsText("place")).contains("Course home");
        assertThat(choices.findValuesAsText("newest")).contains("Before");

        courses.share();
        home.reply(home.ben, before, "An answer after it");
        var after = home.ask(home.ana, "After");
        var there = guest.ask(quin, "From the guests");

        assertThat(courses.titles(quin)).containsExactlyInAnyOrder("After", "From the guests");
        assertThat(courses.titles(home.ana)).containsExactlyInAnyOrder("Before", "After", "From the guests");
        Course.refused(WEFT.get(quin, "/api/threads/" + before), 404, "thread-not-found");
        Course.refused(WEFT.get(tess, "/api/threads/" + before), 404, "thread-not-found");
        var ofAfter = "\"thread\":\"" + after + "\"";
        assertThat(courses.events(quin, ofAfter)).contains(ofAfter).doesNotContain("\"thread\":\"" + before + "\"");
        var ofThere = "\"thread\":\"" + there + "\"";
        assertThat(courses.events(home.ana, ofThere)).contains(ofThere);
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

        var overview = home.put(there, "/api/sharing", "{\"placement\":\"%s\"}".formatted(TwoCourses.key(home)));
        var thread = home.ask(there, "From the other page");

        assertThat(overview.get("own").asBoolean()).isFalse();
        assertThat(courses.titles(there)).contains("Before", "From the other page");
        assertThat(courses.titles(home.ana)).contains("Before", "From the other page");
        assertThat(courses.events(home.ana, "\"thread\":\"" + thread))
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
    void aColleagueComesByACode_thatWorksOnce() {
        var eve = new Course(WEFT, WEFT.school("Elsewhere " + System.nanoTime()), "elsewhere");
        var code = Course.ok(WEFT.post(home.carla, "/api/sharing/invitations", ""))
                .get("code")
                .asText();
        Course.refused(courses.show(eve.carla, code), 404, "forum-not-found");

        guest.put(tess, "/api/sharing", "{\"code\":\" %s \"}".formatted(code));

        assertThat(courses.titles(quin)).isEmpty();
        home.ask(home.ana, "Hello over there");
        assertThat(courses.titles(quin)).containsExactly("Hello over there");
        Course.refused(courses.show(tess, code), 404, "forum-not-found");
        var late = Course.ok(WEFT.post(home.carla, "/api/sharing/invitations", ""))
                .get("code")
                .asText();
        WEFT.clock.advance(Duration.ofDays(15));
        var again = WEFT.arrive(school, "Tess", Role.INSTRUCTOR, "guest");
        Course.refused(courses.show(again, late), 404, "forum-not-found");
    }

    @Test
    void thePageGoesBackToWhatItShowed_andOthersAreSentBack() {
        guest.ask(quin, "Our own");
        courses.share();
        home.ask(home.ana, "Shared");
        assertThat(courses.titles(quin)).containsExactly("Shared");

        guest.delete(tess, "/api/sharing");
        assertThat(courses.titles(quin)).containsExactly("Our own");
        courses.share();
        assertThat(courses.titles(quin)).isEmpty();
        var overview = home.get(home.carla, "/api/sharing");
        home.delete(
                home.carla, "/api/sharing/places/" + overview.at("/guests/0/id").asText());

        assertThat(courses.titles(quin)).containsExactly("Our own");
        assertThat(home.get(home.carla, "/api/audit").get("entries").findValuesAsText("act"))
                .contains("sharing-ended");
    }

    @Test
    void whatIsNotTheirsToShare_isRefused() {
        courses.share();

        Course.refused(courses.show(tess, "nonsense"), 404, "forum-not-found");
        Course.refused(
                WEFT.put(tess, "/api/sharing", "{\"placement\":\"%s\"}".formatted(TwoCourses.key(home))),
                404,
                "forum-not-found");
        Course.refused(WEFT.put(quin, "/api/sharing", "{}"), 403, "not-allowed");
        Course.refused(WEFT.get(quin, "/api/sharing"), 403, "not-allowed");
        Course.refused(WEFT.post(tess, "/api/sharing/invitations", ""), 403, "not-allowed");
        Course.refused(WEFT.delete(tess, "/api/sharing/places/1"), 403, "not-allowed");
        Course.refused(WEFT.delete(home.carla, "/api/sharing/places/999999"), 404, "place-not-found");
        Course.refused(WEFT.delete(home.carla, "/api/sharing"), 409, "forum-own");
    }
}
