package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.base.Json;
import org.weft.places.Role;
import org.weft.product.TestProduct;

/**
 * Whatever people write and staff moves, merges and splits, in an order that a seed chooses: every link leads to its
 * post for those who may see it, and all that is counted is what {@link Recount} finds.
 */
class ReshapingWalkTest {
    private static final int ACTS = 60;

    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final TestProduct.School school = WEFT.school("Walk " + System.nanoTime());
    private final List<Person> cast =
            List.of(person("Carla", Role.INSTRUCTOR), person("Ana", Role.LEARNER), person("Ben", Role.LEARNER));
    private final Map<String, Post> posts = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final List<String> threads = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private Random random = new Random();

    /** Somebody with both pages of the course open. */
    private record Person(String name, List<TestProduct.Someone> pages) {}

    private record Post(String author, boolean secret, String owner) {}

    private Person person(String name, Role role) {
        return new Person(
                name,
                List.of(
                        WEFT.arriveAt(school, name, role, "course", "one"),
                        WEFT.arriveAt(school, name, role, "course", "two")));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyLinkLeadsToItsPost_andCountsAgree(long seed) {
        random = new Random(seed);
        open();
        open();
        for (int act = 0; act < ACTS; act++) {
            act();
        }
        assertThat(rows(Recount.WRONG)).as("seed %d", seed).isEmpty();
        cast.forEach(who -> links(seed, who));
        cast.forEach(who -> assertThat(unread(who))
                .as("seed %d, unread of %s", seed, who.name())
                .isEqualTo(expectedUnread(who)));
    }

    private void act() {
        var who = cast.get(random.nextInt(cast.size()));
        var carla = cast.get(0);
        var post = order.get(random.nextInt(order.size()));
        var other = order.get(random.nextInt(order.size()));
        var thread = threads.get(random.nextInt(threads.size()));
        switch (random.nextInt(20)) {
            case 0 -> open();
            case 1, 2, 3, 4, 5 -> reply(who, post, false);
            case 6, 7 -> reply(who, post, true);
            case 8 -> tried(who, "DELETE", "/api/posts/" + post, "");
            case 9 -> tried(carla, "PUT", "/api/posts/" + post + "/hiding", "{\"reason\":\"Rude\"}");
            case 10 -> tried(carla, "PUT", "/api/posts/" + post + "/restoration", "");
            case 11 -> tried(who, "PUT", "/api/posts/" + post + "/vote", "");
            case 12 -> tried(carla, "PUT", "/api/posts/" + post + "/endorsement", "");
            case 13 -> tried(carla, "PUT", "/api/threads/" + threadOf(post) + "/acceptance", named(post));
            case 14 -> tried(carla, "PUT", "/api/threads/" + thread + "/duplicate", named(other));
            case 15 ->
                tried(
                        carla,
                        "PUT",
                        "/api/threads/" + thread + "/merger",
                        Json.write(Map.of("post", other, "reason", "The same")));
            case 16, 17 ->
                tried(carla, "POST", "/api/posts/" + post + "/thread", "{\"title\":\"Apart\",\"reason\":\"Else\"}");
            case 18 -> move(carla, thread);
            default -> read(who, threadOf(post));
        }
        if (random.nextInt(30) == 0) {
            tried(
                    carla,
                    random.nextBoolean() ? "PUT" : "DELETE",
                    "/api/threads/" + thread + "/lock",
                    "{\"reason\":\"x\"}");
        }
    }

    private static String named(String post) {
        return Json.write(Map.of("post", post));
    }

    private void open() {
        var who = cast.get(random.nextInt(cast.size()));
        boolean secret = random.nextInt(4) == 0;
        boolean anonymous = !who.name().equals("Carla") && random.nextBoolean();
        var body = Json.write(Map.of(
                "title", "Question", "text", "Text", "audience", secret ? "staff" : "all", "anonymous", anonymous));
        var page = who.pages().get(random.nextInt(2));
        var opened = TestProduct.json(WEFT.post(page, "/api/threads", body).body());
        threads.add(opened.at("/thread/id").asText());
        wrote(opened.at("/thread/firstPost/id").asText(), new Post(who.name(), secret, who.name()));
    }

    private void reply(Person who, String parent, boolean anonymous) {
        var body = Json.write(Map.of(
                "text",
                "Text",
                "parent",
                parent,
                "anonymous",
                anonymous && !who.name().equals("Carla")));
        var answer = tried(who, "POST", "/api/threads/" + threadOf(parent) + "/posts", body);
        if (answer.statusCode() == 201) {
            var above = Objects.requireNonNull(posts.get(parent));
            wrote(
                    TestProduct.json(answer.body()).get("id").asText(),
                    new Post(who.name(), above.secret(), above.owner()));
        }
    }

    private void wrote(String id, Post post) {
        posts.put(id, post);
        order.add(id);
        seen.add(post.author() + id);
    }

    private void move(Person carla, String thread) {
        var key = carla.pages()
                .get(random.nextInt(2))
                .state()
                .at("/placement/key")
                .asText();
        tried(
                carla,
                "PUT",
                "/api/threads/" + thread + "/forum",
                Json.write(Map.of("placement", key, "reason", "It belongs there")));
    }

    private void read(Person who, String thread) {
        var answer = tried(who, "PUT", "/api/threads/" + thread + "/reading", "{\"read\":[[1,100000]]}");
        if (answer.statusCode() == 200) {
            rows("select id::text from post where thread_id = " + thread).forEach(id -> seen.add(who.name() + id));
        }
    }

    /** On the page where it stands; refusals are fine, what breaks is not. */
    private HttpResponse<String> tried(Person who, String method, String path, String body) {
        var answer = send(who.pages().get(0), method, path, body);
        if (answer.body().contains("\"code\":\"elsewhere\"")) {
            answer = send(who.pages().get(1), method, path, body);
        }
        assertThat(answer.statusCode()).as(method + " " + path + answer.body()).isLessThan(500);
        return answer;
    }

    private static HttpResponse<String> send(TestProduct.Someone page, String method, String path, String body) {
        return switch (method) {
            case "GET" -> WEFT.get(page, path);
            case "PUT" -> WEFT.put(page, path, body);
            case "DELETE" -> WEFT.delete(page, path);
            default -> WEFT.post(page, path, body);
        };
    }

    private void links(long seed, Person who) {
        posts.forEach((id, post) -> {
            boolean visible =
                    !post.secret() || who.name().equals("Carla") || who.name().equals(post.owner());
            var answer = tried(who, "GET", "/api/posts/" + id, "");
            assertThat(answer.statusCode())
                    .as("seed %d: post %s for %s: %s", seed, id, who.name(), answer.body())
                    .isEqualTo(visible ? 200 : 404);
            if (visible) {
                var opened = TestProduct.json(answer.body());
                assertThat(opened.get("post").asText()).isEqualTo(id);
                assertThat(shown(opened))
                        .as("seed %d: post %s on its page", seed, id)
                        .contains(id);
            } else {
                assertThat(answer.body()).contains("post-not-found");
            }
        });
        if (who.name().equals("Carla")) {
            threads.forEach(thread -> assertThat(
                            tried(who, "GET", "/api/threads/" + thread, "").statusCode())
                    .as("seed %d: thread %s", seed, thread)
                    .isEqualTo(200));
        }
    }

    private static List<String> shown(JsonNode opened) {
        var ids = new ArrayList<>(opened.at("/page/posts").findValuesAsText("id"));
        ids.add(opened.at("/thread/firstPost/id").asText());
        return ids;
    }

    private Set<String> expectedUnread(Person who) {
        var unread = new HashSet<>(rows("select id::text from content where state = 'visible'"));
        unread.retainAll(posts.keySet());
        unread.removeIf(id -> seen.contains(who.name() + id));
        return unread;
    }

    private Set<String> unread(Person who) {
        var unread = new HashSet<>(rows(
                """
                select p.id::text
                from post p
                join thread t on t.organization_id = p.organization_id and t.id = p.thread_id
                left join reading r on r.organization_id = p.organization_id and r.thread_id = t.id
                    and r.person_id = %s
                where not t.deleted_numbers @> p.number and not coalesce(r.numbers, '{}') @> p.number
                """.formatted(who.pages().get(0).state().at("/viewer/person").asText())));
        unread.retainAll(posts.keySet());
        return unread;
    }

    private String threadOf(String post) {
        return rows("select thread_id::text from post where id = " + post).get(0);
    }

    private static List<String> rows(String sql) {
        return WEFT.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
