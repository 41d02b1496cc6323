package org.weft.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.weft.product.Course;
import org.weft.product.TestProduct;
import org.xml.sax.InputSource;

/** T18, T21: an Atom feed at a secret address. */
class FeedTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "School " + System.nanoTime());

    private String make(TestProduct.Someone who) {
        return URI.create(course.put(who, "/api/feed", "").get("address").asText())
                .getPath();
    }

    private static HttpResponse<String> read(String path, String... headers) {
        var request = HttpRequest.newBuilder(WEFT.uri(path)).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        return WEFT.send(request);
    }

    private static Document document(String path) throws Exception {
        var answer = read(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/atom+xml"));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(answer.body())));
    }

    private static List<String> texts(Document document, String name) {
        var found = document.getElementsByTagNameNS("http://www.w3.org/2005/Atom", name);
        var texts = new ArrayList<String>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }

    private static String addressOf(JsonNode told, String tag) {
        for (var each : told.get("tags")) {
            if (each.get("tag").asText().equals(tag)) {
                return URI.create(each.get("address").asText()).getPath();
            }
        }
        throw new AssertionError(told);
    }

    private void open(String title, String... tags) {
        course.open(course.ana, Map.of("title", title, "text", title, "tags", tags));
    }

    @Test
    void aTagHasOneOfItsOwn() throws Exception {
        open("Tagged", "gates", "c++");
        open("Untagged");
        var told = course.put(course.ben, "/api/feed/tags/Gates", "");
        var path = addressOf(told, "gates");

        assertThat(told.get("address").isNull()).isTrue();
        assertThat(texts(document(path), "title")).containsExactly("Questions about this page #gates", "Tagged");
        assertThat(course.get(course.ben, "/api/feed").at("/tags/0/address").isNull())
                .isTrue();
        assertThat(course.get(course.ana, "/api/feed").get("tags")).isEmpty();
        var renewed = addressOf(course.put(course.ben, "/api/feed/tags/gates", ""), "gates");
        assertThat(read(path).statusCode()).isEqualTo(404);
        course.delete(course.ana, "/api/feed/tags/gates");
        var other = addressOf(course.put(course.ben, "/api/feed/tags/c++", ""), "c++");
        assertThat(texts(document(other), "id"))
                .doesNotContainAnyElementsOf(texts(document(renewed), "id").subList(0, 1));

        assertThat(course.delete(course.ben, "/api/feed/tags/gates").get("tags"))
                .hasSize(1);
        assertThat(read(renewed).statusCode()).isEqualTo(404);
        assertThat(read(other).statusCode()).isEqualTo(200);
    }

    @Test
    void aTagThatIsRenamedTakesItsFeedAlong() throws Exception {
        open("Tagged", "gate");
        var path = addressOf(course.put(course.ben, "/api/feed/tags/gate", ""), "gate");

        course.put(course.carla, "/api/tags/gate", "{\"to\":\"gates\"}");

        assertThat(texts(document(path), "title")).containsExactly("Questions about this page #gates", "Tagged");
    }

    @Test
    void oneCanHaveOnlySoMany_ofTagsThatThereCanBe() {
        for (int n = 0; n < 50; n++) {
            course.put(course.ben, "/api/feed/tags/tag" + n, "");
        }

        Course.refused(WEFT.put(course.ben, "/api/feed/tags/more", ""), 409, "too-many-feeds");
        Course.refused(WEFT.put(course.ben, "/api/feed/tags/no%21", ""), 400, "tag-invalid");
        assertThat(course.get(course.ben, "/api/feed").get("tags")).hasSize(50);
    }

    @Test
    void theNewestPostsAreInIt_withoutSigningIn() throws Exception {
        var thread = course.ask(course.ana, "How <do> doors & springs close?");
        var reply = course.reply(course.ben, thread, "By *springs*").get("id").asText();

        var feed = document(make(course.ana));

        assertThat(texts(feed, "title"))
                .containsExactly(
                        "Questions about this page",
                        "How <do> doors & springs close? (#2)",
                        "How <do> doors & springs close?");
        assertThat(texts(feed, "name")).containsExactly("Ben", "Ana");
        assertThat(texts(feed, "content").get(0)).contains("<em>springs</em>");
        var link = (Element) feed.getElementsByTagName("link").item(0);
        assertThat(link.getAttribute("href"))
                .isEqualTo("http://localhost/go/"
                        + course.ana.state().at("/placement/key").asText() + "/" + reply);
        assertThat(texts(feed, "id")).doesNotHaveDuplicates();
    }

    @Test
    void nothingPrivateHiddenOrNamelessIsToldInIt() throws Exception {
        course.askStaff(course.ana, "A private matter");
        course.askStaff(course.carla, "For staff alone");
        var thread = course.open(course.ana, Map.of("title", "Am I alone?", "text", "Lost", "anonymous", true))
                .at("/thread/id")
                .asText();
        var rude = course.reply(course.ben, thread, "Rude words").get("id").asText();
        course.put(course.carla, "/api/posts/" + rude + "/hiding", "{\"reason\":\"Rude\"}");
        var gone = course.reply(course.ben, thread, "Gone words").get("id").asText();
        course.delete(course.ben, "/api/posts/" + gone);

        for (var reader : List.of(course.ana, course.carla)) {
            var feed = read(make(reader)).body();
            assertThat(feed)
                    .contains("Am I alone?", "Anonymous 1")
                    .doesNotContain("private matter", "staff alone", "Rude words", "Gone words", ">Ana<");
        }
    }

    @Test
    void aNewAddressEndsTheOldOne_andItCanBeStopped() {
        assertThat(course.get(course.ana, "/api/feed").get("since").isNull()).isTrue();
        var first = make(course.ana);
        var second = make(course.ana);

        assertThat(read(first).statusCode()).isEqualTo(404);
        assertThat(read(second).statusCode()).isEqualTo(200);
        assertThat(course.get(course.ana, "/api/feed").get("address").isNull()).isTrue();
        WEFT.delete(course.ana, "/api/feed");
        assertThat(read(second).statusCode()).isEqualTo(404);
    }

    @Test
    void whoLeftThePlaceReadsNoMore() {
        var feed = make(course.ana);
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("delete from member where person_id = :person")
                        .bind(
                                "person",
                                Long.parseLong(
                                        course.ana.state().at("/viewer/person").asText()))
                        .execute());

        assertThat(read(feed).statusCode()).isEqualTo(404);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        course.ask(course.ana, "Once");
        var feed = make(course.ana);
        var tag = read(feed).headers().firstValue("ETag").orElseThrow();

        assertThat(read(feed, "If-None-Match", tag).statusCode()).isEqualTo(304);
        course.ask(course.ana, "Twice");
        assertThat(read(feed, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void guessesFindNothing() {
        for (var path : List.of("/feeds/", "/feeds/1", "/feeds/1-abc", "/feeds/x-" + "a".repeat(43), "/feeds/%00")) {
            assertThat(read(path).statusCode()).as(path).isIn(400, 404);
        }
    }
}
