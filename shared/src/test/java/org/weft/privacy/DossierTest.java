package org.weft.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.people.PersonId;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** What is stored of somebody: counted, taken along, and erased. */
class DossierTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Course course = Course.in(WEFT, "Privacy " + System.nanoTime());
    private final Dossier dossier = new Dossier(WEFT.database.jdbi(), WEFT.clock);

    @Test
    void everyColumnThatNamesAPersonIsOnTheList() {
        var found = WEFT.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery("""
                        select r.conrelid::regclass::text || '.' || a.attname
                        from pg_constraint r
                        join pg_attribute a on a.attrelid = r.conrelid and a.attnum = r.conkey[2]
                        where r.contype = 'f' and r.confrelid = 'person'::regclass
                        """).mapTo(String.class).set());

        var listed = PersonTables.ALL.stream()
                .map(each -> each.table() + "." + each.column())
                .collect(Collectors.toSet());
        assertThat(listed).containsAll(found);
    }

    @Test
    void allOfItIsTakenAlong_andNothingOfOthers() throws IOException {
        var thread = course.ask(course.ana, "What is light?");
        course.reply(course.ben, thread, "Nobody knows what Ben knows");
        course.put(course.ana, "/api/threads/" + thread + "/follow", "{}");
        var other = course.open(course.ana, Map.of("title", "Nameless", "text", "Mine", "anonymous", true));

        var json = TestProduct.json(export(person("Ana")));

        assertThat(other).isNotNull();
        assertThat(json.at("/person/0/name").asText()).isEqualTo("Ana");
        assertThat(json.at("/identities/0/subject").asText()).isEqualTo("sub-Ana");
        assertThat(json.get("posts").findValuesAsText("thread")).containsExactly("What is light?", "Nameless");
        assertThat(json.at("/posts/1/nameless").asBoolean()).isTrue();
        assertThat(json.get("courses").findValuesAsText("course")).containsExactly("Course course");
        assertThat(json.toString()).doesNotContain("Ben");
    }

    @Test
    void whatWaitsForStaffIsTakenAlong() throws IOException {
        course.put(course.carla, "/api/rules", "{\"holdFirst\":1,\"postsPerMinute\":100,\"postsPerDay\":200}");
        var sent = WEFT.post(course.ana, "/api/threads", "{\"title\":\"Mine\",\"text\":\"It waits\"}");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);

        var held = TestProduct.json(export(person("Ana"))).at("/held/0");

        assertThat(held.get("title").asText()).isEqualTo("Mine");
        assertThat(held.get("text").asText()).isEqualTo("It waits");
        assertThat(held.get("state").asText()).isEqualTo("waiting");
    }

    @Test
    void muchIsTakenAlongInPages() throws IOException {
        var thread = course.ask(course.ana, "Many");
        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into notification (organization_id, person_id, place_id, content_id, reason, at)
                        select c.organization_id, c.author_id, c.place_id, c.id, 'r' || n, c.created_at
                        from content c
                        join thread t on t.organization_id = c.organization_id and t.first_post_id = c.id
                        cross join generate_series(1, 1200) n
                        where t.id = :thread
                        """)
                        .bind("thread", Long.parseLong(thread))
                        .execute());

        WEFT.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into reaction (organization_id, content_id, person_id, kind, at)
                        select c.organization_id, c.id, c.author_id, 'k' || n, c.created_at
                        from content c
                        join thread t on t.organization_id = c.organization_id and t.first_post_id = c.id
                        cross join generate_series(1, 700) n
                        where t.id = :thread
                        """)
                        .bind("thread", Long.parseLong(thread))
                        .execute());
        var bens = course.view(course.ana, course.ask(course.ben, "Another"));
        course.put(course.ana, "/api/posts/" + bens.at("/thread/firstPost/id").asText() + "/reactions/thanks", "");

        var json = TestProduct.json(export(person("Ana")));

        assertThat(json.get("notifications").size()).isEqualTo(1200);
        assertThat(json.get("reactions").findValuesAsText("kind")).hasSize(701).doesNotHaveDuplicates();
    }

    @Test
    void whoIsErased_leavesPostsByNobody_andNothingElse() {
        var thread = course.ask(course.ana, "What is light?");
        var member =
                course.get(course.ben, "/api/members?q=Ana").at("/members/0/id").asText();
        var called = course.reply(course.ben, thread, "@[Ana](person:" + member + ") a wave");
        var ana = person("Ana");
        awaitNews(ana);
        var before = dossier.overview(course.school.organization(), ana);
        assertThat(before.goes()).containsEntry("courses", 1L).containsEntry("identities", 1L);
        assertThat(before.stays()).containsEntry("posts", 1L);

        dossier.erase(course.school.organization(), ana);
        dossier.erase(course.school.organization(), ana);

        var after = dossier.overview(course.school.organization(), ana);
        assertThat(after.name()).isEqualTo("Erased person");
        assertThat(after.email()).isNull();
        assertThat(after.goes().values()).containsOnly(0L);
        assertThat(after.stays()).isEqualTo(before.stays());
        assertThat(sessions(ana)).isZero();
        var text = WEFT.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select html || source from post where organization_id = :organization and id = :post")
                        .bind("organization", course.school.organization())
                        .bind("post", called.get("id").asLong())
                        .mapTo(String.class)
                        .one());
        assertThat(text).contains("@… a wave").doesNotContain("Ana");

        var again = WEFT.arrive(course.school, "Ana", Role.LEARNER, "course");
        assertThat(again.state().at("/viewer/person").asText()).isNotEqualTo(ana.text());
    }

    @Test
    void whoIsOfAnotherOrganization_isNotFound_andNotErased() {
        var eves = Course.in(WEFT, "Eve's " + System.nanoTime());
        var ana = person("Ana");

        assertThat(dossier.find(eves.school.organization(), course.school.installation(), "sub-Ana"))
                .isEmpty();
        dossier.erase(eves.school.organization(), ana);

        assertThat(dossier.overview(course.school.organization(), ana).name()).isEqualTo("Ana");
    }

    /** Who is called is told a moment later. */
    private void awaitNews(PersonId person) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (dossier.overview(course.school.organization(), person).goes().getOrDefault("notifications", 0L) == 0) {
            assertThat(System.nanoTime()).as("waited for").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static long sessions(PersonId person) {
        return WEFT.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from session where person_id = :person")
                        .bind("person", person)
                        .mapTo(Long.class)
                        .one());
    }

    private PersonId person(String name) {
        return dossier.find(course.school.organization(), course.school.installation(), "sub-" + name)
                .orElseThrow();
    }

    private String export(PersonId person) throws IOException {
        var out = new ByteArrayOutputStream();
        dossier.export(course.school.organization(), person, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
