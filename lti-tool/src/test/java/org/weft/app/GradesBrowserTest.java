package org.weft.app;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Points from the discussion to the course's gradebook, and what a teacher set there. */
class GradesBrowserTest {
    private static final String GATES = "quantum-computing/gates";
    private static final String GRADES = "/gradebook/quantum-computing";

    static RunningWeft weft;
    static Visitor ravi;
    static Visitor ana;
    static Visitor ben;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ravi = new Visitor(weft);
        ana = new Visitor(weft);
        ben = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        ben.close();
        ana.close();
        ravi.close();
        weft.close();
    }

    @Test
    void pointsArriveInTheGradebook_andATeachersOwnGradeStays() {
        ravi.open("ravi", GATES);
        ravi.click("button", "Settings");
        ravi.click("#enabled", "");
        ravi.click("form:has(#enabled) button", "Save");
        ravi.see("p", "Saved");
        ana.open("ana", GATES);
        ana.ask("Why is a gate reversible?", "It loses nothing.");
        ben.open("ben", GATES);
        ben.click("a", "Why is a gate reversible?");
        ben.click("button", "I have this too");
        ben.see("button[aria-pressed=true]", "");

        ana.open("ana", GATES);
        ana.click("button", "Points");
        ana.see("h2", "Your points: 1 of 10");
        ana.see("li", "Useful question: Why is a gate reversible?");
        ravi.open("ravi", GATES);
        ravi.click("button", "Points");
        ravi.see("h3", "Everyone’s points");
        awaitGrade("1 / 10 by Weft");

        setOwnGrade("7");
        ravi.open("ravi", GATES);
        ravi.click("button", "Points");
        ravi.click("button[aria-expanded]", "Ana Souza");
        ravi.click("#comment", "");
        ravi.press("On the board");
        ravi.click("form:has(#comment) button", "Give");
        ravi.see("*", "On the board");
        awaitConflict();
        ravi.see("*", "The gradebook has 7, which Weft didn’t set.");

        ravi.click("button", "Send ours: Ana Souza");
        awaitGrade("2 / 10 by Weft");
    }

    private static void awaitGrade(String words) {
        ravi.browser.switchTo().defaultContent();
        ravi.until().withTimeout(Duration.ofSeconds(40)).until(driver -> {
            driver.get(weft.lms(GRADES));
            return driver.findElement(By.cssSelector("main, body")).getText().contains(words);
        });
    }

    private static void setOwnGrade(String score) {
        ravi.browser.get(weft.lms(GRADES));
        ravi.click("summary", "Your own grade for Ana Souza");
        var field = ravi.see("tr:has(details[open]) input[name=score]", "");
        field.clear();
        field.sendKeys(score);
        ravi.click("details[open] button", "Save");
        ravi.see("strong", score);
    }

    /** Until the list says so: it is sent a few seconds later. */
    private static void awaitConflict() {
        ravi.until().withTimeout(Duration.ofSeconds(40)).until(driver -> {
            ravi.click("button", "Send again now");
            return !ravi.all("*", "The gradebook has 7").isEmpty();
        });
    }
}
