package org.weft.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: nobody writes faster than staff allows, on whichever node; and the slow mode of a forum. */
class PaceTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());
    private final String thread = course.ask(course.carla, "How?");

    private void limit(String perMinute, String perDay) {
        course.put(
                course.carla,
                "/api/rules",
                "{\"holdFirst\":0,\"postsPerMinute\":%s,\"postsPerDay\":%s}".formatted(perMinute, perDay));
    }

    private void slow(String seconds) {
        course.put(
                course.carla,
                "/api/settings",
                "{\"editMinutes\":30,\"anonymity\":true,\"flagsToHide\":3,\"slowSeconds\":%s}".formatted(seconds));
    }

    private HttpResponse<String> write(TestProduct.Someone who) {
        return WEFT.post(who, "/api/threads/" + thread + "/posts", "{\"text\":\"Hello\"}");
    }

    private HttpResponse<String> open(TestProduct.Someone who) {
        return WEFT.post(who, "/api/threads", "{\"title\":\"Hello\",\"text\":\"Hello\"}");
    }

    private static void tooFast(HttpResponse<String> answer, String code, int seconds) {
        var problem = Course.refused(answer, 429, code);
        assertThat(problem.get("retryAfterSeconds").asInt()).isEqualTo(seconds);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue(Integer.toString(seconds));
    }

    @Test
    void soManyPostsInAMinute_threadsAndReplies() {
        limit("2", "null");
        write(course.ana);
        open(course.ana);

        WEFT.clock.advance(Duration.ofSeconds(10));
        tooFast(write(course.ana), "too-many-posts", 50);
        tooFast(open(course.ana), "too-many-posts", 50);
        assertThat(write(course.ben).statusCode()).isEqualTo(201);
        assertThat(course.view(course.ana, thread).at("/thread/posts").asInt()).isEqualTo(3);

        WEFT.clock.advance(Duration.ofSeconds(50));
        assertThat(write(course.ana).statusCode()).isEqualTo(201);
    }

    @Test
    void soManyPostsInADay() {
        limit("null", "2");
        write(course.ana);
        write(course.ana);

        assertThat(course.get(course.ana, "/api/turn").get("seconds").asInt()).isEqualTo(24 * 60 * 60);
        tooFast(write(course.ana), "too-many-posts", 24 * 60 * 60);
    }

    @Test
    void manyAtOnceAreNoMore_onTwoNodes() {
        limit("3", "null");
        var node = new TestProduct(WEFT.database);
        node.clock.pin(WEFT.clock.instant());
        var there = node.arrive(course.school, "Ana", Role.LEARNER, course.key);
        var path = "/api/threads/" + thread + "/posts";

        var answers = Stream.iterate(0, n -> n + 1)
                .limit(12)
                .map(n -> CompletableFuture.supplyAsync(() -> n % 2 == 0
                        ? write(course.ana).statusCode()
                        : node.post(there, path, "{\"text\":\"Hello\"}").statusCode()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).filter(status -> status == 201))
                .hasSize(3);
        node.close();
    }

    @Test
    void sendingAgainIsNoPost() {
        limit("1", "null");
        var body = "{\"text\":\"Once\",\"clientKey\":\"one-key-1\"}";
        WEFT.post(course.ana, "/api/threads/" + thread + "/posts", body);

        var again = WEFT.post(course.ana, "/api/threads/" + thread + "/posts", body);

        assertThat(again.statusCode()).isEqualTo(200);
    }

    @Test
    void staffIsNotHeldUp() {
        limit("1", "1");
        slow("60");

        write(course.carla);
        assertThat(write(course.carla).statusCode()).isEqualTo(201);
    }

    @Test
    void slowModeParts_aPersonsPosts() {
        slow("120");
        write(course.ana);
        WEFT.clock.advance(Duration.ofSeconds(20));

        assertThat(course.get(course.ana, "/api/turn").get("seconds").asInt()).isEqualTo(100);
        assertThat(course.get(course.ben, "/api/turn").get("seconds").isNull()).isTrue();
        assertThat(course.get(course.carla, "/api/turn").get("seconds").isNull())
                .isTrue();
        tooFast(write(course.ana), "slow-mode", 100);
        tooFast(open(course.ana), "slow-mode", 100);
        assertThat(write(course.ben).statusCode()).isEqualTo(201);
        WEFT.clock.advance(Duration.ofSeconds(100));
        assertThat(write(course.ana).statusCode()).isEqualTo(201);
        assertThat(course.get(course.carla, "/api/audit").at("/entries/0/act").asText())
                .isEqualTo("slow-mode-changed");
        slow("null");
        assertThat(write(course.ana).statusCode()).isEqualTo(201);
    }

    @Test
    void whatCouldNotBeWrittenCountsForNothing() {
        slow("120");
        var closed = course.ask(course.carla, "Closed");
        course.put(course.carla, "/api/threads/" + closed + "/lock", "{\"reason\":\"Over\"}");

        Course.refused(
                WEFT.post(course.ana, "/api/threads/" + closed + "/posts", "{\"text\":\"Hello\"}"),
                409,
                "thread-locked");
        assertThat(write(course.ana).statusCode()).isEqualTo(201);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var rules = "{\"holdFirst\":0,\"postsPerMinute\":%d}";
        for (var wrong : new int[] {0, 10_001}) {
            Course.refused(WEFT.put(course.carla, "/api/rules", rules.formatted(wrong)), 400, "pace-invalid");
        }
        Course.refused(
                WEFT.put(course.carla, "/api/settings", "{\"anonymity\":true,\"slowSeconds\":0}"),
                400,
                "slow-seconds-invalid");
    }
}
