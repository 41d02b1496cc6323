package org.weft.uploads;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.files.Pictures;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** T2: pictures and files stand in posts. */
class UploadsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Uploading files = new Uploading(WEFT);
    private final Course course = files.course;

    @Test
    void aPictureStandsInThePost_andClassmatesGetIt() {
        var picture = files.send(course.ana, "a cat.png", Pictures.tellingPng(1));

        var thread = files.open(course.ana, "Look: ![A \"cat\" & <dog>](upload:ID)", picture);

        assertThat(thread.at("/thread/firstPost/html").asText())
                .isEqualTo("<p dir=\"auto\">Look: <img data-upload=\"" + picture
                        + "\" alt=\"A &quot;cat&quot; &amp; &lt;dog&gt;\" width=\"30\" height=\"20\"></p>");
        assertThat(thread.at("/thread/excerpt").asText()).isEqualTo("Look: A \"cat\" & <dog>");
        var got = files.get(course.ben, picture);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(Uploading.header(got, "Content-Type")).isEqualTo("image/png");
        assertThat(Uploading.header(got, "Content-Disposition")).isEqualTo("inline");
        assertThat(Uploading.header(got, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(Uploading.header(got, "Content-Security-Policy"))
                .isEqualTo("default-src 'none'; sandbox; frame-ancestors 'none'");
        assertThat(Uploading.header(got, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(Uploading.header(got, "Cache-Control")).startsWith("private");
        assertThat(Uploading.header(got, "Vary")).contains("Authorization");
        assertThat(Pictures.read(got.body()).getWidth()).isEqualTo(30);
        assertThat(new String(got.body(), StandardCharsets.ISO_8859_1)).doesNotContain(Pictures.SECRET);
        var again = files.bytes(WEFT.request(course.ben, "/api/uploads/" + picture)
                .header("If-None-Match", Uploading.header(got, "ETag"))
                .GET());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void otherFilesAreLinks_andComeAsDownloadsUnderTheirName() {
        var file = files.send(course.ana, "Übung 3 (neu).html", "<script>alert(1)</script>".getBytes(UTF_8));

        var thread = files.open(course.ana, "[The **sheet**](upload:ID)", file);

        assertThat(thread.at("/thread/firstPost/html").asText())
                .isEqualTo("<p dir=\"auto\"><a data-upload=\"" + file
                        + "\" data-bytes=\"25\">The <strong>sheet</strong></a></p>");
        var got = files.get(course.ben, file);
        assertThat(Uploading.header(got, "Content-Type")).isEqualTo("text/plain;charset=utf-8");
        assertThat(Uploading.header(got, "Content-Disposition"))
                .isEqualTo("attachment; filename*=UTF-8''%C3%9Cbung%203%20%28neu%29.html.txt");
    }

    @Test
    void onlyOwnUploadsThatNoOtherPostHas_count() {
        var bens = files.send(course.ben, "a.png", Pictures.plain("png"));
        var used = files.send(course.ana, "a.png", Pictures.plain("png"));
        files.open(course.ana, "![Used](upload:ID)", used);

        for (var id : new String[] {bens, used, "999999", "0", "99999999999999999999"}) {
            var html = files.open(course.ana, "a ![Cat](upload:ID) [**file**](upload:ID)", id, id)
                    .at("/thread/firstPost/html")
                    .asText();
            assertThat(html).isEqualTo("<p dir=\"auto\">a Cat <strong>file</strong></p>");
        }
    }

    @Test
    void anEditTakesPicturesInAndLetsThemGo_andTakingItBackWorks() {
        var first = files.send(course.ana, "a.png", Pictures.plain("png"));
        var second = files.send(course.ana, "b.png", Pictures.plain("png", 5, 5));
        var thread = course.ask(course.ana, "A question");
        var post = course.reply(course.ana, thread, "![A](upload:" + first + ")")
                .get("id")
                .asText();

        files.edit(course.ana, post, "![B](upload:" + second + ")", 1);
        assertThat(files.get(course.ben, second).statusCode()).isEqualTo(200);
        files.refused(course.ben, first);
        assertThat(files.get(course.ana, first).statusCode()).isEqualTo(200);
        files.edit(course.ana, post, "![A](upload:" + first + ") ![B](upload:" + second + ")", 2);
        assertThat(files.get(course.ben, first).statusCode()).isEqualTo(200);
        WEFT.clock.advance(Duration.ofDays(2));
        WEFT.product.uploads().purge();
        assertThat(files.bytesKept()).isEqualTo(2);
    }

    @Test
    void staffWhoCorrectsAPostKeepsItsPictures() {
        var picture = files.send(course.ana, "a.png", Pictures.plain("png"));
        var post = course.reply(course.ana, course.ask(course.ben, "Q"), "![A](upload:" + picture + ") teh")
                .get("id")
                .asText();
        var text = "![A](upload:" + picture + ") the";

        assertThat(WEFT.post(course.carla, "/api/preview", Json.write(Map.of("text", text, "post", post)))
                        .body())
                .contains("data-upload");
        var body = Json.write(Map.of("text", text, "version", 1, "reason", "Spelling"));
        var edited = course.put(course.carla, "/api/posts/" + post, body);

        assertThat(edited.at("/post/html").asText()).contains("data-upload=\"" + picture);
        assertThat(files.get(course.ben, picture).statusCode()).isEqualTo(200);
    }

    @Test
    void exportsAndFeedsHaveTheWords() {
        var picture = files.send(course.ana, "a.png", Pictures.plain("png"));
        var file = files.send(course.ana, "a.txt", "text".getBytes(UTF_8));
        var thread = files.open(course.ana, "![A cat](upload:ID), [the sheet](upload:ID)", picture, file)
                .at("/thread/id")
                .asText();
        var address = course.put(course.ben, "/api/feed", "").get("address").asText();

        assertThat(WEFT.get(course.ben, "/api/threads/" + thread + "/export?format=markdown")
                        .body())
                .contains("[A cat], [the sheet]")
                .doesNotContain("upload:");
        assertThat(WEFT.send(HttpRequest.newBuilder(
                                        WEFT.uri(java.net.URI.create(address).getPath()))
                                .GET())
                        .body())
                .contains("[A cat], the sheet")
                .doesNotContain("data-upload");
    }

    @Test
    void sendingAPostTwiceWithAPicture_isSendingItOnce() {
        var picture = files.send(course.ana, "a.png", Pictures.plain("png"));
        var body = Json.write(Map.of("text", "![A](upload:" + picture + ")", "clientKey", "0123456789"));
        var thread = course.ask(course.ben, "Q");

        var first = Course.ok(WEFT.post(course.ana, "/api/threads/" + thread + "/posts", body));
        var second = Course.ok(WEFT.post(course.ana, "/api/threads/" + thread + "/posts", body));

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(second.get("html").asText()).contains("data-upload");
    }
}
