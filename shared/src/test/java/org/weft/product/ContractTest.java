package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.product.Contract.same;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.files.Pictures;
import org.weft.lineage.CopiedCourse;
import org.weft.moderation.OrganizationWords;
import org.weft.moderation.WatchedWord;
import org.weft.places.PlaceId;
import org.weft.places.Role;
import org.weft.roster.Rosters;

/** What the server answers has the shape of the files that the widgets are tested with: the same fields and types. */
class ContractTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final Course COURSE = Course.in(WEFT, "Contract");

    private static String thread = "";
    private static String answer = "";

    @BeforeAll
    static void aThreadWithEverythingInIt() {
        thread = COURSE.open(
                        COURSE.ana,
                        Map.of("title", "How?", "text", "So: $x$?", "kind", "question", "tags", Set.of("gates")))
                .at("/thread/id")
                .asText();
        answer = COURSE.reply(COURSE.ben, thread, "Like this").get("id").asText();
        COURSE.reply(COURSE.ana, thread, "Thank you", answer);
        COURSE.put(COURSE.ana, "/api/posts/" + answer + "/reactions/thanks", "");
        COURSE.put(COURSE.ana, "/api/posts/" + answer + "/vote", "");
        COURSE.put(COURSE.carla, "/api/posts/" + answer + "/endorsement", "");
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "update post set origin = 'https://forum.example/a/1' where id = :answer")
                        .bind("answer", Long.parseLong(answer))
                        .execute());
        COURSE.put(COURSE.ana, "/api/threads/" + thread + "/acceptance", "{\"post\":\"" + answer + "\"}");
    }

    @Test
    void state() {
        WEFT.put(COURSE.ben, "/api/drafts/new", "{\"text\":\"Half a thought\",\"savedAt\":1}");

        same(
                "state",
                WEFT.arrive(COURSE.school, "Ben", Role.LEARNER, COURSE.key).state());
    }

    @Test
    void threadPage() {
        same("thread-page", COURSE.get(COURSE.ben, "/api/threads"));
    }

    @Test
    void openedThread() {
        same("opened-thread", COURSE.view(COURSE.ana, thread));
    }

    @Test
    void post() {
        same("post", COURSE.reply(COURSE.ben, thread, "One more", answer));
    }

    @Test
    void whoReacted() {
        same("who-reacted", COURSE.get(COURSE.ben, "/api/posts/" + answer + "/reactions"));
    }

    @Test
    void voters() {
        same("voters", COURSE.get(COURSE.ben, "/api/posts/" + answer + "/votes"));
    }

    @Test
    void history() {
        COURSE.put(
                COURSE.carla, "/api/posts/" + answer, "{\"text\":\"Like that\",\"version\":1,\"reason\":\"Clearer\"}");

        same("history", COURSE.get(COURSE.ben, "/api/posts/" + answer + "/history"));
    }

    @Test
    void audit() {
        COURSE.put(COURSE.carla, "/api/threads/" + thread + "/lock", "{\"reason\":\"Solved\"}");
        COURSE.delete(COURSE.carla, "/api/threads/" + thread + "/lock");

        same("audit", COURSE.get(COURSE.carla, "/api/audit"));
    }

    @Test
    void earlier() {
        var copy = WEFT.arriveAt(COURSE.school, "Carla", Role.INSTRUCTOR, "copy of it", "link-copy");
        var asked = COURSE.ask(COURSE.ana, "Asked and answered");
        var answer = COURSE.reply(COURSE.ben, asked, "Answered").get("id").asText();
        COURSE.put(COURSE.carla, "/api/posts/" + answer + "/endorsement", "{}");
        COURSE.get(copy, "/api/threads");
        CopiedCourse.mark(WEFT, copy, COURSE.carla);

        same("earlier", COURSE.get(copy, "/api/earlier"));
    }

    @Test
    void roster() {
        var rosters = new Rosters(WEFT.database.jdbi(), WEFT.clock);
        var place = new PlaceId(COURSE.carla.state().at("/place/id").asLong());
        rosters.wanted(COURSE.school.organization(), COURSE.school.installation(), place);
        var due = rosters.take().orElseThrow();
        var listed = new Rosters.Listed("new", "Chidi", null, Role.LEARNER, Map.of());
        rosters.whole(due, rosters.store(due, List.of(listed)));

        same("roster", COURSE.get(COURSE.carla, "/api/roster"));
        same("roster-page", COURSE.get(COURSE.carla, "/api/roster/absent"));
    }

    @Test
    void credit() {
        var rules =
                "{\"enabled\":true,\"maximum\":10,\"weekCap\":3,\"question\":1,\"answer\":2,\"back\":1,\"share\":1}";
        COURSE.put(COURSE.carla, "/api/credit", rules);
        var asked = COURSE.open(COURSE.ben, Map.of("title", "Useful?", "text", "Is it?"));
        var question = asked.at("/thread/firstPost/id").asText();
        COURSE.put(COURSE.ana, "/api/posts/" + question + "/vote", "");
        var ben =
                "/api/credit/people/" + COURSE.ben.state().at("/viewer/person").asText();
        var gift = "{\"points\":1,\"comment\":\"Fine\",\"clientKey\":\"gift-one\"}";
        var standing = Course.ok(WEFT.post(COURSE.carla, ben + "/given", gift));

        assertThat(standing.get("evidence")).isNotEmpty();
        same("credit", COURSE.get(COURSE.ben, "/api/credit"));
        same("credit-people", COURSE.get(COURSE.carla, "/api/credit/people"));
    }

    @Test
    void review() {
        WEFT.put(COURSE.ana, "/api/posts/" + answer + "/flag", "{\"reason\":\"other\",\"note\":\"Look\"}");

        same("review", COURSE.get(COURSE.carla, "/api/review"));
    }

    @Test
    void held() {
        var course = Course.in(WEFT, "Held");
        var asked = course.ask(course.carla, "How?");
        course.put(course.carla, "/api/rules", "{\"holdFirst\":1,\"postsPerMinute\":20,\"postsPerDay\":200}");
        var answer = course.reply(course.carla, asked, "So").get("id").asText();
        var body = "{\"text\":\"First\",\"parent\":\"%s\"}".formatted(answer);
        WEFT.post(course.ana, "/api/threads/" + asked + "/posts", body);

        same("held", course.get(course.ana, "/api/held"));
        same("review-held", course.get(course.carla, "/api/review"));
        same("rules", course.get(course.carla, "/api/rules"));
    }

    @Test
    void blocks() {
        var course = Course.in(WEFT, "Blocks");
        var opened = course.open(course.ana, Map.of("title", "How?", "text", "So"));
        var path = "/api/posts/" + opened.at("/thread/firstPost/id").asText() + "/block";
        WEFT.put(course.carla, path, "{\"reason\":\"Rude\"}");

        same("blocks", course.get(course.carla, "/api/blocks"));
        same("turn", course.get(course.ana, "/api/turn"));
    }

    @Test
    void mutes() {
        var course = Course.in(WEFT, "Mutes");
        var opened = course.open(course.ana, Map.of("title", "How?", "text", "So", "anonymous", true));
        WEFT.put(course.ben, "/api/posts/" + opened.at("/thread/firstPost/id").asText() + "/mute", "");

        same("mutes", course.get(course.ben, "/api/mutes"));
    }

    @Test
    void words() {
        new OrganizationWords(WEFT.database.jdbi())
                .put(COURSE.school.organization(), "casino", WatchedWord.Effect.REFUSE);

        same("words", COURSE.put(COURSE.carla, "/api/words/loan", "{\"effect\":\"hold\"}"));
    }

    @Test
    void placements() {
        same("placements", COURSE.get(COURSE.carla, "/api/placements"));
    }

    @Test
    void tags() {
        same("tags", COURSE.get(COURSE.carla, "/api/tags"));
    }

    @Test
    void search() {
        WEFT.product.search().catchUp();

        same("search", COURSE.get(COURSE.ben, "/api/search?q=how+author:ana"));
    }

    @Test
    void similar() {
        COURSE.open(COURSE.ana, Map.of("title", "Measuring a qubit", "text", "How?"));
        WEFT.product.search().catchUp();

        same("similar", COURSE.get(COURSE.ben, "/api/similar?title=measure+qubits"));
        same("deflections", COURSE.get(COURSE.carla, "/api/deflections"));
    }

    @Test
    void whereabouts() {
        var again = COURSE.ask(COURSE.ben, "How again?");
        var merger = "{\"post\":\"%s\",\"reason\":\"The same\"}"
                .formatted(COURSE.view(COURSE.ben, COURSE.ask(COURSE.ben, "How once more?"))
                        .at("/thread/firstPost/id")
                        .asText());

        same("whereabouts", COURSE.put(COURSE.carla, "/api/threads/" + again + "/merger", merger));
    }

    @Test
    void feed() {
        COURSE.put(COURSE.ben, "/api/feed/tags/gates", "");

        same("feed", COURSE.put(COURSE.ben, "/api/feed", ""));
    }

    @Test
    void notifications() {
        same("notifications", Course.ok(WEFT.get(COURSE.ana, "/api/notifications")));
        same("follows", COURSE.put(COURSE.ben, "/api/follows/tags/gates", ""));
        same("discussions", COURSE.get(COURSE.ana, "/api/discussions"));
        same("notification-choices", COURSE.get(COURSE.ben, "/api/notifications/choices"));
        same("mail", COURSE.get(COURSE.ben, "/api/mail"));
    }

    @Test
    void upload() {
        var sent = WEFT.send(WEFT.request(COURSE.ana, "/api/uploads?name=a.png")
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Pictures.plain("png"))));

        same("upload", Course.ok(sent));
    }

    @Test
    void members() {
        same("members", COURSE.get(COURSE.ben, "/api/members?q=a"));
    }

    @Test
    void problem() {
        var tooLong = "{\"text\":\"%s\"}".formatted("x".repeat(20_001));
        var refused = WEFT.post(COURSE.ana, "/api/threads/" + thread + "/posts", tooLong);

        same("problem", Course.refused(refused, 400, "text-too-long"));
    }
}
