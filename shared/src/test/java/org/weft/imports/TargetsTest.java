package org.weft.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.Refusal;
import org.weft.places.Role;
import org.weft.product.TestProduct;

class TargetsTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private final Targets targets = new Targets(WEFT.database.jdbi(), WEFT.clock);

    @Test
    void aPlaceIsFoundByItsTitleAndByItsId() {
        var school = WEFT.school("By title");
        WEFT.arrive(school, "Carla", Role.INSTRUCTOR, "gates");

        var byTitle = targets.find(school.organization(), "Course gates", null);
        var byId = targets.find(school.organization(), byTitle.place().text(), "link-gates");

        assertThat(byId).isEqualTo(byTitle);
        assertThat(byTitle.installation()).isEqualTo(school.installation());
    }

    @Test
    void aPlaceOfAnotherOrganizationIsNotFound() {
        var school = WEFT.school("Here");
        WEFT.arrive(school, "Carla", Role.INSTRUCTOR, "gates");
        var elsewhere = WEFT.school("Elsewhere");

        assertRefused("place-not-found", () -> targets.find(elsewhere.organization(), "Course gates", null));
    }

    @Test
    void aPlacementThatIsNotThereIsNotFound() {
        var school = WEFT.school("No placement");
        WEFT.arrive(school, "Carla", Role.INSTRUCTOR, "gates");

        assertRefused("placement-not-found", () -> targets.find(school.organization(), "Course gates", "Other"));
    }

    @Test
    void ofSeveralPlacementsOneMustBeNamed() {
        var school = WEFT.school("Several");
        var first = targets.make(school.organization(), school.installation(), spot("qubits"));
        targets.make(school.organization(), school.installation(), spot("gates"));

        assertRefused("placement-ambiguous", () -> targets.find(school.organization(), "Practice", null));
        assertThat(targets.find(school.organization(), "Practice", "Page qubits"))
                .isEqualTo(first);
    }

    @Test
    void ofSeveralPlacesWithOneTitleOneMustBeNamedByItsId() {
        var school = WEFT.school("Twins");
        var spot = new Targets.Spot("1/a", "Twin", "a", "Page", null);
        var other = new Targets.Spot("1/b", "Twin", "b", "Page", null);
        var first = targets.make(school.organization(), school.installation(), spot);
        targets.make(school.organization(), school.installation(), other);

        assertRefused("place-ambiguous", () -> targets.find(school.organization(), "Twin", null));
        assertThat(targets.find(school.organization(), first.place().text(), null))
                .isEqualTo(first);
    }

    @Test
    void aSpotMadeBeforeItsFirstLaunchIsTheOneThatIsLaunched() {
        var school = WEFT.school("Practice");
        var spot = new Targets.Spot("week-1", "Course week-1", "link-week-1", "Questions about this page", null);
        var made = targets.make(school.organization(), school.installation(), spot);
        new StackExchangeImport(WEFT.database.jdbi(), WEFT.clock).run(made, new DumpText(), new Site(DumpText.URL));

        var ana = WEFT.arrive(school, "Ana", Role.LEARNER, "week-1");

        assertThat(targets.make(school.organization(), school.installation(), spot))
                .isEqualTo(made);
        assertThat(ana.state().at("/threads/threads").findValuesAsText("title"))
                .containsExactly("What is a square?", "Squares?");
    }

    private static Targets.Spot spot(String page) {
        return new Targets.Spot("1/practice", "Practice", page, "Page " + page, "http://lms.example/" + page);
    }

    private static void assertRefused(String code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
