package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** T8, T11 and T12 in a frame of another site: people keep away from each other, and staff keeps order. */
class ModerationBrowserTest {
    private static final String GATES = "quantum-computing/gates";
    private static final String SEND = Keys.chord(Keys.CONTROL, Keys.ENTER);

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
        ana.open("ana", GATES);
        ana.ask("Is every gate its own inverse?", "X and H are");
        ben.open("ben", GATES);
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
        ben.open("ben", GATES);
        ben.ask("Does it bother you?", "It does not");

        ana.open("ana", GATES);
        ana.see("p", "A thread by someone you muted");
        assertThat(ana.all("a", "Does it bother you?")).isEmpty();
        ana.click("button", "Notifications");
        ana.click("button", "What I hear of");
        ana.click("button", "Unmute Ben Okafor");
        ana.see("a", "Does it bother you?");
    }

    @Test
    void t8t12_staffPinsAndClosesAThread_andLearnersSeeItAtOnce() {
        ben.open("ben", GATES);
        ben.ask("When is the sheet due?", "Friday?");
        ana.open("ravi", GATES);
        ana.click("a, button", "When is the sheet due?");

        ana.click("button", "Pin to the top");
        ana.press(Keys.ENTER);
        ana.see("button", "Take down the pin");
        ana.click("button", "Close to new posts");
        ana.see("weft-thread-acts input, form input", "").sendKeys("Friday it is" + Keys.ENTER);

        ben.see("p", "Friday it is");
        ben.gone("button", "Write an answer");
        ben.open("ben", GATES);
        ben.see("span", "Pinned");
        ben.see("span", "Closed");
        assertThat(ben.all("h2 a", "").get(0).getText()).isEqualTo("When is the sheet due?");
    }

    @Test
    void t11_aLearnerAsksWithoutAName_andStaffLooksItUpWithAReason() {
        ana.open("ana", "quantum-computing/measurement");
        ana.click("button", "Ask");
        ana.see("input.title", "").sendKeys("Is it only me who is lost here?");
        ana.see("textarea", "").sendKeys("I don't see it");
        ana.click("label", "Hide my name from classmates");
        ana.see("textarea", "").sendKeys(SEND);
        ana.see("*", "Anonymous 1 (you)");

        ben.open("ben", "quantum-computing/measurement");
        ben.click("a", "Is it only me who is lost here?");
        ben.see("*", "Anonymous 1");
        assertThat(ben.all(".name", "Ana Souza")).isEmpty();

        ben.open("ravi", "quantum-computing/measurement");
        ben.click("a", "Is it only me who is lost here?");
        ben.click("button", "More");
        ben.click("button", "Who wrote this?");
        ben.see("form input[type=text]", "").sendKeys("They may need help" + Keys.ENTER);
        ben.see("*", "Written by Ana");
        ben.click("button", "Settings");
        ben.see("li", "looked up who wrote a post: They may need help");
    }

    @Test
    void t12_aLearnerFlagsAPost_andStaffDecidesOnAnotherPageOfTheCourse() {
        ana.open("ana", "quantum-computing/measurement");
        ana.ask("Does anybody sell watches?", "I do, cheap");
        ben.open("ben", "quantum-computing/measurement");
        ben.click("a", "Does anybody sell watches?");
        ben.click("button", "More");
        ben.click("button", "Flag");
        ben.see("form input[type=text]", "").sendKeys("Have a look" + Keys.ENTER);
        ben.see("*", "Thank you. Staff will look at it.");

        ben.open("ravi", GATES);
        ben.click("button", "For you to decide: 1");
        ben.see("li", "Rude or hurtful: Have a look");
        ben.click("li button", "Hide");
        ben.see("form input[type=text]", "").sendKeys("Advertising" + Keys.ENTER);

        ben.see("*", "Nothing left to decide.");
        ana.see("*", "Hidden by staff: Advertising");
        ben.open("ben", "quantum-computing/measurement");
        assertThat(ben.all("a", "Does anybody sell watches?")).isEmpty();
    }
}
