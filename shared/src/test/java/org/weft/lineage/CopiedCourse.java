package org.weft.lineage;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;
import org.weft.session.Arrival;
import org.weft.session.Widget;

/** A course with a discussion, and a host that copies it. */
final class CopiedCourse {
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
