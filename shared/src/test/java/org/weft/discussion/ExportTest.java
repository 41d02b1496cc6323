package org.weft.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** A thread to take away says what its reader sees, as it was typed. */
class ExportTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final Course COURSE = Course.in(WEFT, "Export");

    private String thread;

    @BeforeEach
    void aThread() {
        thread = COURSE.open(COURSE.ana, Map.of("title", "Why $x$?", "text", "I *wonder*", "tags", List.of("a", "b")))
                .at("/thread/id")
                .asText();
        var ana = COURSE.ana.state().at("/viewer/person").asText();
        var answer = COURSE.reply(COURSE.ben, thread, "Because, @[Ana](person:" + ana + ")")
                .get("id")
                .asText();
        var gone =
                COURSE.reply(COURSE.ana, thread, "My secret", answer).get("id").asText();
        COURSE.delete(COURSE.ana, "/api/posts/" + gone);
        COURSE.put(COURSE.ana, "/api/threads/" + thread + "/acceptance", "{\"post\":\"" + answer + "\"}");
    }

    @Test
    void asMarkdown() {
        var answer = WEFT.get(COURSE.carla, "/api/threads/" + thread + "/export");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/markdown;charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=thread-" + thread + ".md");
        assertThat(answer.body()).isEqualTo("""
                        # Why $x$?

                        #a #b

                        ---

                        **#1** Ana (learner), 2026-03-02 09:00 UTC

                        I *wonder*

                        ---

                        **#2** Ben (learner), 2026-03-02 09:00 UTC, **accepted answer**

                        Because, @Ana

                        ---

                        **#3** *removed*
                        """);
    }

    @Test
    void whatStaffHidIsToldApartFromWhatItsAuthorRemoved() {
        var rude = COURSE.reply(COURSE.ben, thread, "Something rude").get("id").asText();
        COURSE.put(COURSE.carla, "/api/posts/" + rude + "/hiding", "{\"reason\":\"Rude\"}");

        assertThat(WEFT.get(COURSE.carla, "/api/threads/" + thread + "/export").body())
                .contains("**#3** *removed*", "**#4** *hidden by staff*")
                .doesNotContain("Something rude");
    }

    @Test
    void asJson() {
        var answer = WEFT.get(COURSE.ben, "/api/threads/" + thread + "/export?format=json");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        var export = Course.ok(answer);
        assertThat(export.at("/thread/title").asText()).isEqualTo("Why $x$?");
        assertThat(export.get("posts").findValuesAsText("number")).containsExactly("1", "2", "3");
        assertThat(export.at("/posts/1/text").asText()).isEqualTo("Because, @Ana");
        assertThat(export.at("/posts/1/accepted").asBoolean()).isTrue();
        assertThat(export.at("/posts/2/deleted").asBoolean()).isTrue();
        assertThat(answer.body()).doesNotContain("secret", "person:");
    }

    @Test
    void aLongThreadIsWhole() {
        for (int post = 4; post <= 450; post++) {
            COURSE.reply(COURSE.ben, thread, "Post " + post);
        }

        var export = COURSE.get(COURSE.ana, "/api/threads/" + thread + "/export?format=json");

        assertThat(export.get("posts")).hasSize(450);
        assertThat(export.at("/posts/449/text").asText()).isEqualTo("Post 450");
    }

    @Test
    void whatIsNoFormat_isRefused() {
        var answer = WEFT.get(COURSE.ana, "/api/threads/" + thread + "/export?format=pdf");

        Course.refused(answer, 400, "format-invalid");
    }
}
