package org.weft.app;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages that an LMS opens without a link: all discussions of a course, and what is stored of somebody. */
class MessagesBrowserTest {
    private static final String COURSE = "/courses/quantum-computing/gates?as=";

    static RunningWeft weft;
    static Visitor ana;
    static Visitor mara;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ana = new Visitor(weft);
        mara = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        mara.close();
        ana.close();
        weft.close();
    }

    @Test
    void h5_allDiscussionsOfACourse_andH2_whatIsStoredOfALearner_untilItIsErased() {
        ana.open("ana", "quantum-computing/gates");
        ana.ask("Is a gate a matrix?", "It looks like one.");

        ana.browser.get(weft.lms(COURSE + "ana"));
        ana.click("a", "All discussions");
        ana.enterWidget();
        ana.click("ul button", "");
        ana.see("a", "Is a gate a matrix?");

        mara.browser.get(weft.lms(COURSE + "mara"));
        mara.click("a", "People");
        mara.click("a", "stores of Ana Souza");
        mara.enterWidget();
        mara.see("h1", "What is stored of a person");
        mara.see("main", "Ana Souza");
        mara.click("button[value=erase]", "");
        mara.see("[role=alert]", "Tick that you are sure.");
        mara.click("input[name=sure]", "");
        mara.click("button[value=erase]", "");
        mara.see("[role=status]", "It is erased.");

        mara.open("mara", "quantum-computing/gates");
        mara.see("a", "Is a gate a matrix?");
        mara.gone("*", "Ana Souza");
    }
}
