package org.weft.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Json;
import org.weft.people.PersonId;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** What others wrote, once somebody whom they called is erased. */
class ErasedCallsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "Calls " + System.nanoTime());
    private final Dossier dossier = new Dossier(WEFT.database.jdbi(), WEFT.clock);

    @Test
    void aNamesakeKeepsTheirName_inTextsAndInTheListOfThreads() {
        WEFT.arrive(course.school, "Ana Souza", Role.LEARNER, "course");
        var text = "%s and %s know".formatted(call("Ana Souza"), call("Ana"));
        var thread = course.open(course.ben, Map.of("title", "Who?", "text", text));
        assertThat(row(0).get("excerpt").asText()).isEqualTo("@Ana Souza and @Ana know");

        erase("Ana");

        assertThat(row(0).get("excerpt").asText()).isEqualTo("@Ana Souza and @… know");
        assertThat(stored("post", "html || source"))
                .singleElement()
                .asString()
                .contains("<bdi>@Ana Souza</bdi>", "@[Ana Souza]", "@… know")
                .doesNotContain("@Ana<", "[Ana]");
        assertThat(thread).isNotNull();
    }

    @Test
    void whoWasNotInTheCourse_isCalledNoMore() {
        WEFT.arrive(course.school, "Carla", Role.INSTRUCTOR, "elsewhere");
        WEFT.arrive(course.school, "Dan", Role.LEARNER, "elsewhere");
        course.open(course.ben, Map.of("title", "Who?", "text", "Ask " + call("Dan") + "!"));
        assertThat(row(0).get("excerpt").asText()).isEqualTo("Ask @Dan!");

        erase("Dan");

        assertThat(row(0).get("excerpt").asText()).isEqualTo("Ask @…!");
        assertThat(stored("post", "html || source"))
                .singleElement()
                .asString()
                .contains(">Ask @…!</p>Ask @…!")
                .doesNotContain("Dan");
    }

    @Test
    void draftsAndWhatWaitsForStaff_bringNobodyBack() {
        var thread = course.ask(course.carla, "Who?");
        var text = call("Ana") + " \"knows\"";
        course.put(course.carla, "/api/rules", "{\"holdFirst\":1,\"postsPerMinute\":100,\"postsPerDay\":200}");
        var sent =
                Json.write(Map.of("text", text, "clientKey", UUID.randomUUID().toString()));
        var held = TestProduct.json(
                WEFT.post(course.ben, "/api/threads/" + thread + "/posts", sent).body());
        WEFT.put(course.ben, "/api/drafts/new", Json.write(Map.of("text", text, "savedAt", 10)));

        erase("Ana");

        assertThat(stored("draft", "body ->> 'text'")).containsExactly("@… \"knows\"");
        assertThat(stored("held", "source || html || request"))
                .singleElement()
                .asString()
                .doesNotContain("Ana");
        course.put(course.carla, "/api/review/held/" + held.at("/held/id").asText() + "/approval?reason=Fine", "");
        assertThat(course.view(course.ben, thread).at("/page/posts/0/html").asText())
                .contains("@… &quot;knows&quot;")
                .doesNotContain("Ana");
    }

    @Test
    void moreThanOnePageIsGoneThrough() {
        var thread = course.ask(course.carla, "Who?");
        course.reply(course.ben, thread, call("Ana"));
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        with more as (
                            insert into content (organization_id, place_id, author_id, owner_id, created_at)
                            select c.organization_id, c.place_id, c.author_id, c.owner_id, c.created_at
                            from post p
                            join content c on c.organization_id = p.organization_id and c.id = p.id
                            cross join generate_series(1, 1200)
                            where p.organization_id = :organization and p.number = 2
                            returning organization_id, id
                        )
                        insert into post (organization_id, id, thread_id, number, root_number, source, format, html, math)
                        select m.organization_id, m.id, p.thread_id, 2 + row_number() over (), 2, p.source, p.format,
                               p.html, p.math
                        from more m
                        join post p on p.organization_id = m.organization_id and p.number = 2
                        """)
                        .bind("organization", course.school.organization())
                        .execute());

        erase("Ana");

        assertThat(stored("post", "html || source")).hasSize(1202).noneMatch(text -> text.contains("Ana"));
    }

    private JsonNode row(int index) {
        return course.get(course.carla, "/api/threads").at("/threads/" + index);
    }

    private String call(String name) {
        return "@[%s](person:%s)".formatted(name, person(name).text());
    }

    private PersonId person(String name) {
        return dossier.find(course.school.organization(), course.school.installation(), "sub-" + name)
                .orElseThrow();
    }

    private void erase(String name) {
        dossier.erase(course.school.organization(), person(name));
    }

    private List<String> stored(String table, String what) {
        return WEFT.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select " + what + " from " + table + " where organization_id = :organization")
                        .bind("organization", course.school.organization())
                        .mapTo(String.class)
                        .list());
    }
}
