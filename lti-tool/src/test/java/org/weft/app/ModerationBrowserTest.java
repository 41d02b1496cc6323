package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** T12 in a frame of another site: people keep away from each other, and staff keeps order. */
class ModerationBrowserTest {
    static RunningWeft weft;
    static Visitor ana;
    static Visitor ben;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ana = new Visitor(weft);
        ben = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        ana.close();
        ben.close();
        weft.close();
    }

    @Test
    void t12_whoIsMutedIsReadNoMore_andDoesNotLearnOfIt() {
        ana.open("ana", "quantum-computing/gates");
        ana.ask("Is every gate its own inverse?", "X and H are");
        ben.open("ben", "quantum-computing/gates");
        ben.click("a", "Is every gate its own inverse?");
        ben.answer("Think for yourself");
        ana.click("button.pill", "1 new post");
        ana.see("p", "Think for yourself");
        ana.all("button[aria-expanded]", "More").get(1).click();
        ana.click("button", "Mute Ben Okafor");

        ana.see("p", "A post by someone you muted");
        assertThat(ana.all("p", "Think for yourself")).isEmpty();
        ben.answer("Once more");
        ben.see("p", "Once more");
        ana.click("button.pill", "1 new post");
        ana.until()
                .until(driver -> ana.all("article", "").stream()
                                .filter(post -> post.getText().contains("A post by someone you muted"))
                                .count()
                        == 2);
        ben.open("ben", "quantum-computing/gates");
        ben.ask("Does it bother you?", "It does not");

        ana.open("ana", "quantum-computing/gates");
        ana.see("p", "A thread by someone you muted");
        assertThat(ana.all("a", "Does it bother you?")).isEmpty();
        ana.click("button", "Notifications");
        ana.click("button", "What I hear of");
        ana.click("button", "Unmute Ben Okafor");
        ana.see("a", "Does it bother you?");
    }
}
