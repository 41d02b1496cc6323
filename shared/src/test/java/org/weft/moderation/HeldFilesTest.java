package org.weft.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T12: staff sees what is in a post that waits, and nobody else does. */
class HeldFilesTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());
    private final Course nextDoor = new Course(WEFT, course.school, "next door");
    private final TestProduct.Someone hank = WEFT.arrive(course.school, "Hank", Role.HELPER, "next door");
    private final String thread = course.ask(course.carla, "How?");
    private final String file = WEFT.upload(course.ana, "ana.txt", "My essay");

    private String send(boolean anonymous) {
        course.put(course.carla, "/api/rules", "{\"holdFirst\":1}");
        var body = Json.write(Map.of("text", "[Essay](upload:" + file + ")", "anonymous", anonymous));
        var answer = WEFT.post(course.ana, "/api/threads/" + thread + "/posts", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return TestProduct.json(answer.body()).at("/held/id").asText();
    }

    private HttpResponse<String> get(TestProduct.Someone who) {
        return WEFT.get(who, "/api/uploads/" + file);
    }

    private void notFound(TestProduct.Someone... people) {
        for (var who : people) {
            Course.refused(get(who), 404, "upload-not-found");
        }
    }

    @Test
    void staffThatIsAskedGetsThem_alsoFromAnotherPlaceOfTheirs() {
        notFound(course.carla);
        send(false);

        assertThat(get(course.ana).body()).isEqualTo("My essay");
        assertThat(get(course.carla).body()).isEqualTo("My essay");
        assertThat(get(course.carla).headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename*=UTF-8''ana.txt");
        assertThat(get(nextDoor.carla).body()).isEqualTo("My essay");
        notFound(course.ben, course.olga, hank, nextDoor.ben, nextDoor.ana);
    }

    @Test
    void aFileWithoutANameStaysWithoutOne() {
        send(true);

        assertThat(get(course.carla).headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename*=UTF-8''file-" + file + ".txt");
    }

    @Test
    void whatIsDecidedIsAskedOfNobody() {
        var held = send(false);
        course.put(course.carla, "/api/review/held/" + held + "/refusal", "{\"reason\":\"Known\"}");
        notFound(course.carla, course.ben);
        course.delete(course.ana, "/api/held/" + held);

        held = send(false);
        assertThat(get(course.carla).statusCode()).isEqualTo(200);
        course.delete(course.ana, "/api/held/" + held);
        notFound(course.carla, course.ben);

        course.put(course.carla, "/api/review/held/" + send(false) + "/approval", "");
        assertThat(get(course.ben).body()).isEqualTo("My essay");
    }

    @Test
    void aChangeThatWaitsShowsItsNewFiles() {
        var post = course.reply(course.ana, thread, "So").get("id").asText();
        course.put(course.carla, "/api/words/essay", "{}");
        var change = Json.write(Map.of("text", "My essay: [this](upload:" + file + ")", "version", 1));
        assertThat(WEFT.put(course.ana, "/api/posts/" + post, change).statusCode())
                .isEqualTo(202);

        assertThat(get(course.carla).body()).isEqualTo("My essay");
        notFound(course.ben);
    }
}
