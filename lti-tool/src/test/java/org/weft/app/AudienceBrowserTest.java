package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** Who reads what: groups that are kept apart, answers that wait for one's own. */
class AudienceBrowserTest {
    static RunningWeft weft;
    static Visitor ravi;
    static Visitor learner;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ravi = new Visitor(weft);
        learner = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        ravi.close();
        learner.close();
        weft.close();
    }

    @Test
    void t20_theLabsOfACourseAreKeptApart_asTheLmsTells() {
        learner.open("ana", "quantum-computing/qubits");
        ravi.open("ravi", "quantum-computing/qubits");
        ravi.click("button", "Settings");
        new Select(ravi.see("weft-groups select, select", "Kept apart here:")).selectByValue("Sections");
        ravi.see("li", "kept groups apart");

        learner.open("ana", "quantum-computing/qubits");
        learner.ask("Does our lab start at nine?", "On Monday");
        learner.see("weft-thread .state, .state", "Monday lab");

        learner.open("ben", "quantum-computing/qubits");
        learner.see("button", "Ask");
        assertThat(learner.all("a", "Does our lab start at nine?")).isEmpty();
        learner.open("chidi", "quantum-computing/qubits");
        learner.see("a", "Does our lab start at nine?");
        ravi.open("ravi", "quantum-computing/qubits");
        ravi.see("a", "Does our lab start at nine?");
    }

    @Test
    void t20_answersShowAfterOnesOwn() {
        ravi.open("ravi", "quantum-computing/measurement");
        ravi.ask("Predict the outcome", "What will you see?");
        ravi.click("button", "Show answers after one");
        ravi.see("button", "Show answers to everyone");
        ravi.answer("I say nothing yet");

        learner.open("ben", "quantum-computing/measurement");
        learner.click("a", "Predict the outcome");
        learner.see("p.notice", "You see it when you have written yours");
        assertThat(learner.all("p", "I say nothing yet")).isEmpty();
        learner.answer("A half and a half");

        learner.see("p", "I say nothing yet");
        learner.see("p", "A half and a half");
    }

    @Test
    void anotherPageOfTheCourseShowsTheSameDiscussion_liveOnBoth() {
        ravi.open("ravi", "warehouse-first-week/near-miss");
        ravi.ask("Is a wobbly ladder one?", "It held");
        ravi.open("ravi", "warehouse-first-week/equipment");
        ravi.click("button", "Settings");
        new Select(ravi.see("label", "Show another discussion of mine here").findElement(By.tagName("select")))
                .selectByVisibleText("Questions about this page – Is a wobbly ladder one?");
        learner.open("chidi", "warehouse-first-week/near-miss");
        ravi.click("button", "Show it here");
        ravi.see("a", "Is a wobbly ladder one?");

        ravi.ask("Where do helmets go?", "After the shift");
        learner.click("button.pill", "Show");
        learner.click("a", "Where do helmets go?");
        learner.answer("On the rack");

        ravi.click("button", "1 new post");
        ravi.see("p", "On the rack");
    }

    @Test
    void t23_whoOnlyReadsIsToldSo_andIsOfferedNothingElse() {
        learner.open("noor", "quantum-computing/qubits");
        learner.see("*", "You can read along here, but not write.");
        assertThat(learner.all("button", "Ask")).isEmpty();

        learner.click("a", "Minimum number of CNOTs");
        learner.see("weft-post", "");

        assertThat(learner.all("button", "Write an answer")).isEmpty();
        assertThat(learner.all("button", "Flag")).isEmpty();
    }
}
