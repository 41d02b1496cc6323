package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The list of a course's members comes from the LMS by itself, and shows staff who is missing. */
class RosterBrowserTest {
    static RunningWeft weft;
    static Visitor ravi;
    static Visitor ben;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ravi = new Visitor(weft);
        ben = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        ravi.close();
        ben.close();
        weft.close();
    }

    @Test
    void whoHasNeverCome_isShownByName_untilTheyCome() {
        ravi.open("ravi", "quantum-computing/gates");
        ravi.click("button", "Settings");
        ravi.see("h3", "6 people on the list have never come here");
        ravi.click("weft-roster button, button", "Show names");
        ravi.see("weft-roster li, li", "Ben Okafor");

        ben.open("ben", "quantum-computing/gates");
        ben.see("button", "Ask");
        ravi.open("ravi", "quantum-computing/gates");
        ravi.click("button", "Settings");

        ravi.see("h3", "5 people on the list have never come here");
        ravi.click("weft-roster button, button", "Show names");
        ravi.see("weft-roster li, li", "Chidi Nair");
        assertThat(ravi.all("weft-roster li, li", "Ben Okafor")).isEmpty();
    }
}
