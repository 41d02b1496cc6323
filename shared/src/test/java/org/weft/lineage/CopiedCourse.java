package org.weft.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;
import org.weft.session.Arrival;
import org.weft.session.Widget;

/** A course with a discussion, and a host that copies it. */
public final class CopiedCourse {
    final TestProduct weft;
    final TestProduct.School school;
    final Course origin;
    final Copies copies;

    CopiedCourse(TestProduct weft) {
        this.weft = weft;
        this.school = weft.school("Copying " + System.nanoTime());
        this.origin = new Course(weft, school, "origin");
        this.copies = new Copies(weft.database.jdbi(), weft.clock);
    }

    /** As a host says that nobody could have made up. */
    static Claim certain(String... courses) {
        return new Claim(List.of("link-origin"), List.of(), List.of(courses), null);
    }

    /** As it stands in parameters that whoever edits a course could have typed. */
    static Claim said() {
        return new Claim(List.of("link-origin"), List.of("origin"), List.of(), null);
    }

    TestProduct.Someone open(String who, Role role, String course, Claim claim) {
        return openAt(who, role, course, "link-" + course, claim);
    }

    /** What a host does: it says what is a copy, and then somebody arrives. */
    TestProduct.Someone openAt(String who, Role role, String course, String link, Claim claim) {
        begin(who, role, course, link, claim, null);
        return weft.arriveAt(school, who, role, course, link);
    }

    void begin(String who, Role role, String course, String link, Claim claim, @Nullable String title) {
        var arrival = arrival(school, who, role, course, link, title == null ? "Questions about this page" : title);
        copies.begin(arrival, claim, () -> weft.product.arrivals().meet(arrival).person());
    }

    /** The first thread on offer. */
    String offered(TestProduct.Someone staff) {
        return origin.get(staff, "/api/earlier").at("/threads/0/post").asText();
    }

    JsonNode take(TestProduct.Someone who, String post) {
        return Course.ok(takes(who, post));
    }

    HttpResponse<String> takes(TestProduct.Someone who, String post) {
        return weft.post(who, "/api/earlier/threads", "{\"posts\":[\"" + post + "\"]}");
    }

    /** A question of Ana's that Ben answered, to her liking; its thread. */
    String answered() {
        var thread = origin.open(
                        origin.ana,
                        Map.of("title", "Why is Ana's sky blue?", "text", "I am Ana, ask me at ana@school.example"))
                .at("/thread/id")
                .asText();
        origin.reply(origin.ben, thread, "No idea");
        var answer = origin.reply(origin.ben, thread, "Ana, it scatters. Ben")
                .get("id")
                .asText();
        origin.put(origin.ana, "/api/threads/" + thread + "/acceptance", "{\"post\":\"" + answer + "\"}");
        return thread;
    }

    /** Makes what there are two of a copy and its origin, as if a host had said so. */
    public static void mark(TestProduct weft, TestProduct.Someone copy, TestProduct.Someone origin) {
        weft.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into lineage (organization_id, placement_id, forum_id, source_placement_id,
                                             source_forum_id, certain, at)
                        select c.organization_id, c.placement_id, c.forum_id, s.placement_id, s.forum_id, true, now()
                        from forum_placement c
                        join placement p on p.organization_id = c.organization_id and p.id = c.placement_id
                        join forum_placement s on s.organization_id = c.organization_id
                        join placement o on o.organization_id = s.organization_id and o.id = s.placement_id
                        where p.key = :copy and o.key = :origin
                        """)
                        .bind("copy", copy.state().at("/placement/key").asText())
                        .bind("origin", origin.state().at("/placement/key").asText())
                        .execute());
    }

    static Arrival arrival(TestProduct.School school, String who, Role role, String course, String link, String title) {
        return new Arrival(
                school.organization(),
                school.installation(),
                "sub-" + who,
                who,
                null,
                "en",
                role,
                course,
                "Course " + course,
                link,
                title,
                Widget.DISCUSSION,
                null,
                null,
                true,
                Map.of(),
                null);
    }
}
