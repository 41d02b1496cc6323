package org.weft.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lineage.CopiedCourse.certain;
import static org.weft.lineage.CopiedCourse.said;

import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** Who is offered answers of earlier groups, and of which. */
class EarlierSightTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final CopiedCourse course = new CopiedCourse(WEFT);
    private final Course origin = course.origin;
    private final String thread = course.answered();

    @Test
    void whatOnlyAnLmsParameterSays_isConfirmedByWhoTaughtBefore() {
        var nora = course.open("Nora", Role.INSTRUCTOR, "next", said());
        var page = origin.get(nora, "/api/earlier");
        assertThat(page.at("/runs/0/confirmed").asBoolean()).isFalse();
        assertThat(page.get("threads").size()).isZero();
        var post = origin.view(origin.ana, thread).at("/thread/firstPost/id").asText();
        Course.refused(course.takes(nora, post), 404, "post-not-found");

        course.open("Carla", Role.INSTRUCTOR, "next", said());

        assertThat(origin.get(nora, "/api/earlier").get("threads").size()).isEqualTo(1);
    }

    @Test
    void aLearnerWhoComesFirst_confirmsNothing_whoeverTaughtBefore() {
        WEFT.arriveAt(course.school, "Carla", Role.INSTRUCTOR, "next", "something else");

        course.open("Lea", Role.LEARNER, "next", said());
        var nora = WEFT.arrive(course.school, "Nora", Role.INSTRUCTOR, "next");
        assertThat(origin.get(nora, "/api/earlier").at("/runs/0/confirmed").asBoolean())
                .isFalse();

        course.open("Carla", Role.INSTRUCTOR, "next", said());
        assertThat(origin.get(nora, "/api/earlier").at("/runs/0/confirmed").asBoolean())
                .isTrue();
    }

    @Test
    void whatWasPicked_provesTheFirst_andNotWhichOfItsCopiesItWas() {
        var first = new Claim.First("origin", "link-origin");
        course.open("Nora", Role.INSTRUCTOR, "second", certain("origin"));

        var ofTheFirst =
                course.open("Tom", Role.INSTRUCTOR, "third", new Claim(List.of(), List.of(), List.of(), first));
        var typed = new Claim(List.of(), List.of("second"), List.of(), first);
        var ofASecond = course.open("Tom", Role.INSTRUCTOR, "fourth", typed);
        var told = new Claim(List.of(), List.of("second"), List.of("second"), first);
        var ofATold = course.open("Tom", Role.INSTRUCTOR, "fifth", told);

        assertThat(confirmed(ofTheFirst)).containsExactly("Course origin");
        assertThat(confirmed(ofASecond)).isEmpty();
        assertThat(confirmed(ofATold)).containsExactly("Course second", "Course origin");
    }

    private List<String> confirmed(TestProduct.Someone staff) {
        return StreamSupport.stream(
                        origin.get(staff, "/api/earlier").get("runs").spliterator(), false)
                .filter(run -> run.get("confirmed").asBoolean())
                .map(run -> run.get("course").asText())
                .toList();
    }

    @Test
    void aCopyOfACopy_offersWhatBothHaveAnswered_once() {
        var nora = course.open("Nora", Role.INSTRUCTOR, "second", certain("origin"));
        course.take(nora, course.offered(nora));
        var lea = WEFT.arrive(course.school, "Lea", Role.LEARNER, "second");
        var asked = origin.ask(lea, "In the second year?");
        var post = origin.reply(nora, asked, "Yes").get("id").asText();
        origin.put(nora, "/api/posts/" + post + "/endorsement", "{}");

        var tom = course.open(
                "Tom", Role.INSTRUCTOR, "third", new Claim(List.of("link-second"), List.of(), List.of("second"), null));

        var page = origin.get(tom, "/api/earlier");
        assertThat(page.get("threads").findValuesAsText("title"))
                .containsExactly("In the second year?", "Why is … sky blue?");
        assertThat(page.get("runs").findValuesAsText("course")).containsExactly("Course second", "Course origin");
    }

    @Test
    void itIsForStaffOfTheCopyAlone() {
        var nora = course.open("Nora", Role.INSTRUCTOR, "next", certain("origin"));
        var lea = WEFT.arrive(course.school, "Lea", Role.LEARNER, "next");
        var eve = WEFT.arrive(WEFT.school("Eve's " + System.nanoTime()), "Eve", Role.INSTRUCTOR, "next");
        var tess = WEFT.arrive(course.school, "Tess", Role.INSTRUCTOR, "elsewhere");
        var post = course.offered(nora);
        course.take(nora, post);
        var here = origin.get(nora, "/api/threads").at("/threads/0/id").asText();

        Course.refused(WEFT.get(lea, "/api/earlier"), 403, "not-allowed");
        Course.refused(course.takes(lea, post), 403, "not-allowed");
        Course.refused(WEFT.delete(lea, "/api/earlier/threads/" + here), 403, "not-allowed");
        for (var outsider : List.of(eve, tess, origin.carla)) {
            assertThat(origin.get(outsider, "/api/earlier").get("threads").size())
                    .isZero();
            Course.refused(course.takes(outsider, post), 404, "post-not-found");
            Course.refused(WEFT.delete(outsider, "/api/earlier/threads/" + here), 404, "thread-not-found");
        }
        Course.refused(WEFT.post(nora, "/api/earlier/threads", "{\"posts\":[]}"), 400, "posts-invalid");
        Course.refused(WEFT.get(nora, "/api/earlier?cursor=x"), 400, "cursor-invalid");
    }
}
