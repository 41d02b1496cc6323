package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;

/** What the server answers has the shape of the files that the widgets are tested with: the same fields and types. */
class ContractTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final Course COURSE = Course.in(WEFT, "Contract");
    /** Objects whose keys are data. */
    private static final Set<String> MAPS = Set.of("reactions");
    /** What the page is given first: either, and each has a file of its own. */
    private static final Set<String> FIRST = Set.of("threads", "open");

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
    void review() {
        WEFT.put(COURSE.ana, "/api/posts/" + answer + "/flag", "{\"reason\":\"other\",\"note\":\"Look\"}");

        same("review", COURSE.get(COURSE.carla, "/api/review"));
    }

    @Test
    void feed() {
        same("feed", COURSE.put(COURSE.ben, "/api/feed", ""));
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

    private static void same(String file, JsonNode answered) {
        var differences = new TreeSet<String>();
        compare(file, read(file), answered, differences);
        assertThat(differences).isEmpty();
    }

    /** A null on either side fits everything. */
    private static void compare(String at, JsonNode promised, JsonNode answered, Set<String> differences) {
        if (promised.isNull() || answered.isNull()) {
            return;
        }
        if (promised.getNodeType() != answered.getNodeType()) {
            differences.add(at + " is " + answered.getNodeType() + " instead of " + promised.getNodeType());
        } else if (promised.isArray() && !promised.isEmpty()) {
            answered.forEach(each -> compare(at + "[]", promised.get(0), each, differences));
        } else if (promised.isObject() && !MAPS.contains(at.substring(at.lastIndexOf('.') + 1))) {
            for (var name : names(promised)) {
                if (answered.has(name)) {
                    compare(at + "." + name, promised.get(name), answered.get(name), differences);
                } else {
                    differences.add(at + "." + name + " is missing");
                }
            }
            for (var name : names(answered)) {
                if (!promised.has(name) && !FIRST.contains(name)) {
                    differences.add(at + "." + name + " is not in the contract");
                }
            }
        }
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read(String file) {
        try {
            return TestProduct.json(Files.readString(Path.of("widgets/contract/" + file + ".json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
