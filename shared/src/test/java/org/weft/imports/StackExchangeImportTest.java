package org.weft.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Refusal;
import org.weft.places.Role;
import org.weft.product.TestProduct;

class StackExchangeImportTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static final TestProduct.School SCHOOL = WEFT.school("Imports");
    private static final Site SITE = new Site(DumpText.URL);
    private static int courses;

    private final String course = "course-" + courses++;
    private final StackExchangeImport imports = new StackExchangeImport(WEFT.database.jdbi(), WEFT.clock);
    private TestProduct.Someone carla;
    private Target target;

    @BeforeEach
    void carlaOpensHerCourse() {
        carla = WEFT.arrive(SCHOOL, "Carla", Role.INSTRUCTOR, course);
        target = new Targets(WEFT.database.jdbi(), WEFT.clock).find(SCHOOL.organization(), "Course " + course, null);
    }

    @Test
    void aQuestionBecomesAThreadWithItsDateTagsVotesAndAcceptedAnswer() {
        var report = imports.run(target, new DumpText(), SITE);

        assertThat(report.threads()).isEqualTo(2);
        assertThat(report.posts()).isEqualTo(7);
        assertThat(report.votes()).isEqualTo(3);
        assertThat(report.alreadyThere()).isZero();
        assertThat(report.skipped()).isEmpty();
        var row = row("What is a square?");
        assertThat(row.get("createdAt").asText()).isEqualTo("2018-03-12T17:00:45.567Z");
        assertThat(row.get("lastActivityAt").asText()).isEqualTo("2018-03-15T08:00:00Z");
        assertThat(row.get("tags").toString()).isEqualTo("[\"maths\",\"q#\"]");
        assertThat(row.get("state").asText()).isEqualTo("accepted");
        assertThat(row.get("votes").asInt()).isEqualTo(1);
        assertThat(row.get("posts").asInt()).isEqualTo(6);
        assertThat(row.get("unread").asInt()).isEqualTo(6);
        assertThat(row.get("people").asInt()).isEqualTo(3);
        assertThat(row.get("staffTookPart").asBoolean()).isFalse();
        assertThat(row.at("/author/name").asText()).isEqualTo("Keiko Nakata");
        assertThat(row.at("/author/role").asText()).isEqualTo("learner");
        var first = open("What is a square?").at("/thread/firstPost");
        assertThat(first.get("html").asText()).contains("class=\"math\"");
        assertThat(first.get("origin").asText()).isEqualTo("https://quantum.example/q/1");
    }

    @Test
    void repliesStandInOrderWithCommentsBelowWhatTheyAreAbout() {
        imports.run(target, new DumpText(), SITE);

        var open = open("What is a square?");
        assertThat(open.at("/page/posts").findValuesAsText("number")).containsExactly("2", "4", "3", "6", "5");
        assertThat(open.at("/page/posts").findValuesAsText("root")).containsExactly("2", "2", "3", "3", "5");
        assertThat(open.at("/page/posts").findValuesAsText("origin"))
                .containsExactly(
                        "https://quantum.example/q/1#comment1_1",
                        "https://quantum.example/q/1#comment3_1",
                        "https://quantum.example/a/2",
                        "https://quantum.example/a/2#comment2_2",
                        "https://quantum.example/a/3");
        var comment = open.at("/page/posts/0");
        assertThat(comment.get("html").asText()).contains("<em>x</em>");
        assertThat(comment.get("createdAt").asText()).isEqualTo("2018-03-12T18:00:00Z");
        assertThat(comment.get("parent").isNull()).isTrue();
        assertThat(open.at("/page/posts/3/replyTo").asInt()).isEqualTo(3);
        assertThat(open.at("/thread/acceptedAnswer/number").asInt()).isEqualTo(5);
        assertThat(open.at("/thread/acceptedAnswer/author/name").asText()).isEqualTo("Former member");
        assertThat(open.at("/thread/acceptedBy").asText()).isEqualTo("Keiko Nakata");
    }

    @Test
    void theMostUsefulAnswersComeFirstWithWhatStandsBelowThem() {
        imports.run(target, new DumpText(), SITE);

        var thread = row("What is a square?").get("id").asText();
        var page = get("/api/threads/" + thread + "/posts?view=threaded&order=top");

        assertThat(page.get("posts").findValuesAsText("number")).containsExactly("3", "6", "2", "4", "5");
        assertThat(page.at("/posts/0/votes").asInt()).isEqualTo(2);
    }

    @Test
    void aQuestionAskedBeforePointsToTheEarlierOne() {
        imports.run(target, new DumpText(), SITE);

        var earlier = row("What is a square?").get("id").asText();
        assertThat(row("Squares?").get("duplicateOf").asText()).isEqualTo(earlier);
    }

    @Test
    void importingTwiceIsImportingOnce() {
        imports.run(target, new DumpText(), SITE);
        var before = list().get("threads");

        var again = imports.run(target, new DumpText(), SITE);

        assertThat(again.threads() + again.posts() + again.people() + again.votes())
                .isZero();
        assertThat(again.alreadyThere()).isEqualTo(7);
        assertThat(list().get("threads")).isEqualTo(before);
    }

    @Test
    void aLaterImportBringsWhatIsNewAndLeavesTheRest() {
        imports.run(target, new DumpText(), SITE);
        var thread = row("What is a square?").get("id").asText();
        var answer = open("What is a square?").at("/page/posts/2/id").asText();
        assertThat(WEFT.put(carla, "/api/posts/" + answer + "/vote", "{}").statusCode())
                .isEqualTo(200);
        var reply = WEFT.post(carla, "/api/threads/" + thread + "/posts", "{\"text\":\"Ours\"}");
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(201);
        var grown = new DumpText()
                .with("Posts.xml", """
                        <row Id="6" PostTypeId="2" ParentId="1" CreationDate="2018-04-01T08:00:00.000" Body="Six" />""")
                .with("Comments.xml", """
                        <row Id="9" PostId="2" Text="New" CreationDate="2018-04-02T08:00:00.000" UserId="8" />""")
                .with("Votes.xml", "<row Id=\"9\" PostId=\"1\" VoteTypeId=\"2\" />")
                .with("Votes.xml", "<row Id=\"10\" PostId=\"2\" VoteTypeId=\"2\" />");

        var report = imports.run(target, grown, SITE);

        assertThat(report.threads()).isZero();
        assertThat(report.posts()).isEqualTo(2);
        assertThat(report.votes()).isEqualTo(2);
        assertThat(report.alreadyThere()).isEqualTo(7);
        var row = row("What is a square?");
        assertThat(row.get("votes").asInt()).isEqualTo(2);
        assertThat(row.get("posts").asInt()).isEqualTo(9);
        assertThat(row.get("people").asInt()).isEqualTo(4);
        assertThat(row.get("lastActivityAt").asText())
                .isEqualTo(WEFT.clock.instant().toString());
        var page = get("/api/threads/" + thread + "/posts?view=threaded&order=top");
        assertThat(page.get("posts").findValuesAsText("number"))
                .containsExactly("3", "6", "9", "2", "4", "5", "7", "8");
        assertThat(page.at("/posts/0/votes").asInt()).isEqualTo(4);
    }

    @Test
    void brokenRowsAreReportedWithTheirLinesAndSkipped() {
        var dump = new DumpText()
                .with("Posts.xml", "<row Id=\"10\" PostTypeId=\"1\" Title=\"No date\" Body=\"x\" />")
                .with("Posts.xml", "<row Id=\"eleven\" PostTypeId=\"1\" Title=\"T\" />")
                .with("Posts.xml", """
                        <row Id="12" PostTypeId="2" ParentId="10" CreationDate="2018-04-01T08:00:00.000" Body="x" />""")
                .with("Posts.xml", """
                        <row Id="13" PostTypeId="2" ParentId="1" CreationDate="yesterday" Body="x" />""")
                .with("Posts.xml", """
                        <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2018-04-01T08:00:00.000" Body="x" />""")
                .with("Posts.xml", """
                        <row Id="14" PostTypeId="2" ParentId="1" CreationDate="2018-04-01T08:00:00.000" Body=" " />""")
                .with("Comments.xml", """
                        <row Id="9" PostId="77" Text="Where?" CreationDate="2018-04-02T08:00:00.000" UserId="8" />""")
                .with("PostLinks.xml", "<row Id=\"3\" PostId=\"1\" RelatedPostId=\"1\" LinkTypeId=\"3\" />");

        var report = imports.run(target, dump, SITE);

        assertThat(report.posts()).isEqualTo(7);
        assertThat(report.skipped().stream().map(SkippedRow::toString))
                .containsExactly(
                        "Posts.xml:7: has no CreationDate",
                        "Posts.xml:8: Id is not a number: eleven",
                        "Posts.xml:10: CreationDate is not a time: yesterday",
                        "Posts.xml:11: Id 2 is there already",
                        "Posts.xml:12: Body is empty",
                        "Posts.xml:9: its question isn't there: ParentId 10",
                        "Comments.xml:5: its post isn't there: PostId 77",
                        "PostLinks.xml:4: is not between two questions that are there: 1, 1");
    }

    @Test
    void anImportBesideAnotherOneIsRefused() {
        WEFT.database.jdbi().useHandle(handle -> {
            var dao = handle.attach(ImportDao.class);
            var key = "import/" + SCHOOL.organization().value();
            assertThat(dao.lock(key)).isTrue();

            assertThatThrownBy(() -> imports.run(target, new DumpText(), SITE))
                    .isInstanceOfSatisfying(
                            Refusal.Conflict.class,
                            refusal -> assertThat(refusal.code()).isEqualTo("import-running"));

            assertThat(dao.unlock(key)).isTrue();
        });
        assertThat(list().get("threads")).isEmpty();
    }

    @Test
    void aFileThatBreaksOffLeavesNothingBehind() {
        var dump = new DumpText().replace("PostLinks.xml", "<postlinks>\n  <row Id=\"1\" PostId=\"4\"\n");

        assertThatThrownBy(() -> imports.run(target, dump, SITE))
                .isInstanceOf(DumpBroken.class)
                .hasMessageStartingWith("PostLinks.xml:3: isn't well-formed XML");

        assertThat(list().get("threads")).isEmpty();
    }

    private JsonNode row(String title) {
        for (var row : list().get("threads")) {
            if (row.get("title").asText().equals(title)) {
                return row;
            }
        }
        throw new AssertionError("No thread " + title);
    }

    private JsonNode open(String title) {
        return get("/api/threads/" + row(title).get("id").asText());
    }

    private JsonNode list() {
        return get("/api/threads");
    }

    private JsonNode get(String path) {
        var answer = WEFT.get(carla, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestProduct.json(answer.body());
    }
}
