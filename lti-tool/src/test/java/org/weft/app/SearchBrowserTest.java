package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Finding what was said before, right after the first start. */
class SearchBrowserTest {
    private static final String QUBITS = "quantum-computing/qubits";
    private static final String THREAD = "How can I build a circuit";

    static RunningWeft weft;
    static Visitor ana;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ana = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        ana.close();
        weft.close();
    }

    @Test
    void t15_aWordIsFound_highlighted_andLeadsToItsPost() {
        ana.open("ana", QUBITS);
        ana.see("input[type=search]", "").sendKeys("superposition is:accepted" + Keys.ENTER);

        ana.see("mark", "superposition");
        ana.click("a, button", THREAD);

        ana.see("h1", THREAD);
        assertThat(ana.focusedPost()).isPositive();
    }

    @Test
    void t16_anEarlierThreadIsOffered_andClosesTheDraftWhenItAnswers() {
        ana.open("ana", QUBITS);
        ana.click("button", "Ask");
        ana.see("input.title", "").sendKeys("Build a circuit for three outcomes");

        ana.click("button.title", THREAD);
        ana.see("p.state", "Accepted answer");
        ana.click("button", "This answers it");

        ana.gone("textarea", "");
        ana.see("button", "Drafts");
    }
}
