package org.weft.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.files.Pictures;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T2: who gets the files of a post: whoever can read it, and nobody else. */
class UploadSightTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Uploading files = new Uploading(WEFT);
    private final Course course = files.course;

    @Test
    void untilItIsInAPost_onlyWhoSentItGetsIt() {
        var picture = files.send(course.ana, "a.png", Pictures.plain("png"));

        assertThat(files.get(course.ana, picture).statusCode()).isEqualTo(200);
        files.refused(course.ben, picture);
        files.refused(course.carla, picture);
        var preview = WEFT.post(course.ana, "/api/preview", "{\"text\":\"![A](upload:" + picture + ")\"}");
        assertThat(preview.body()).contains("data-upload");
        assertThat(WEFT.post(course.ben, "/api/preview", "{\"text\":\"![A](upload:" + picture + ")\"}")
                        .body())
                .doesNotContain("data-upload");
    }

    @Test
    void whoseThePostIsNotToSee_doesNotGetItsFiles() {
        var priv = files.send(course.ana, "a.png", Pictures.plain("png"));
        var thread = course.open(
                course.ana, Map.of("title", "Private", "text", "![A](upload:" + priv + ")", "audience", "staff"));
        var next = new Course(WEFT, course.school, "next door");

        assertThat(files.get(course.carla, priv).statusCode()).isEqualTo(200);
        files.refused(course.ben, priv);
        files.refused(next.carla, priv);
        // The author of it in another course of theirs.
        files.refused(WEFT.arrive(course.school, "Ana", Role.LEARNER, "next door"), priv);
        var post = thread.at("/thread/firstPost/id").asText();
        var peek = Json.write(Map.of("text", "![A](upload:" + priv + ")", "post", post));
        Course.refused(WEFT.post(course.ben, "/api/preview", peek), 404, "post-not-found");
    }

    @Test
    void hiddenPostsKeepTheirFilesForStaff_removedOnesForNobody() {
        var picture = files.send(course.ana, "a.png", Pictures.plain("png"));
        var post = files.open(course.ana, "![A](upload:ID)", picture)
                .at("/thread/firstPost/id")
                .asText();

        course.put(course.carla, "/api/posts/" + post + "/hiding", "{\"reason\":\"Rude\"}");
        files.refused(course.ben, picture);
        assertThat(files.get(course.carla, picture).statusCode()).isEqualTo(200);
        course.put(course.carla, "/api/posts/" + post + "/restoration", "");
        assertThat(files.get(course.ben, picture).statusCode()).isEqualTo(200);
        course.delete(course.ana, "/api/posts/" + post);
        files.refused(course.ben, picture);
        files.refused(course.carla, picture);
    }

    @Test
    void whatAnAnonymousAuthorSent_hasANameThatTellsNothing() {
        var file = files.send(course.ana, "Ana Souza essay.txt", "text".getBytes(UTF_8));
        course.open(course.ana, Map.of("title", "Lost", "text", "[essay](upload:" + file + ")", "anonymous", true));

        assertThat(Uploading.header(files.get(course.carla, file), "Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''file-" + file + ".txt");
    }
}
