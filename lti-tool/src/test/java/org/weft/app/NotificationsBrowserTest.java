package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** T17 in a frame of another site: who is told, while the page is open and after a restart. */
class NotificationsBrowserTest {
    static RunningWeft weft;
    static Visitor asker;
    static Visitor other;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        asker = new Visitor(weft);
        other = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        asker.close();
        other.close();
        weft.close();
    }

    @Test
    void t17_anAnswerRingsTheBell_leadsToThePost_andSurvivesARestart() {
        asker.open("ana", "quantum-computing/gates");
        asker.ask("Why is it unitary?", "I wonder");
        asker.open("ana", "quantum-computing/qubits");
        other.open("ben", "quantum-computing/gates");
        other.click("a", "Why is it unitary?");
        other.answer("Because it can be undone");

        asker.click("button", "news in 1 thread");
        asker.see("li p", "An answer to your question");
        weft.stop();
        weft.start();
        asker.open("ana", "quantum-computing/gates");
        asker.click("button", "news in 1 thread");
        asker.click("li button", "Ben Okafor in");

        asker.see("p", "Because it can be undone");
        asker.gone("button", "news in 1 thread");
        assertThat(asker.all("h2", "Notifications")).isEmpty();
    }

    @Test
    void t17_whoFollowsTheDiscussionIsTold_untilTheySayNo() {
        other.open("chidi", "quantum-computing/measurement");
        other.click("button", "Notifications");
        other.click("button", "What I hear of");
        other.click("label", "in this discussion");
        other.see("p", "Saved");
        asker.open("ana", "quantum-computing/measurement");
        asker.ask("When does it collapse?", "Now?");

        other.see("button", "news in 1 thread");
        other.see("li p", "A new thread in a discussion that you follow");
        other.click("label", "in this discussion");
        other.see("p", "Saved");
        asker.open("ana", "quantum-computing/measurement");
        asker.ask("And again?", "Now?");
        other.see("button.pill", "2 new or changed threads");
        assertThat(other.all("button", "news in 2 threads")).isEmpty();
    }

    @Test
    void t17_whoWantsMailFindsItInTheirMailbox_fromWhichTheyGetToThePost_andAnswerIt() {
        other.open("ravi", "quantum-computing/gates");
        other.click("button", "Settings");
        new Select(other.see("select", "30")).selectByValue("0");
        other.see("p", "Saved");
        asker.open("chidi", "quantum-computing/gates");
        asker.click("button", "Notifications");
        asker.click("button", "What I hear of");
        var way = asker.see("label.way", "An answer to your question").findElement(By.tagName("select"));
        new Select(way).selectByValue("none");
        asker.see("p", "Saved");
        new Select(way).selectByValue("mail");
        asker.see("p", "Saved");
        asker.open("chidi", "quantum-computing/gates");
        asker.ask("Is it mailed?", "I wonder");
        other.open("ben", "quantum-computing/gates");
        other.click("a", "Is it mailed?");
        other.answer("It is, as you see");

        var mail = asker.mail("chidi", "Is it mailed?");
        assertThat(mail).contains("Ben Okafor", "It is, as you see", "An answer to your question");
        // No script runs in there.
        asker.see("a", "Open it in the course").click();
        asker.enterWidget();

        asker.see("p", "It is, as you see");
        asker.see("h1", "Is it mailed?");

        asker.mail("chidi", "Is it mailed?");
        asker.browser.switchTo().defaultContent();
        asker.see("textarea", "").sendKeys("Thanks, by mail");
        asker.click("button", "Send");
        asker.see("p", "Sent.");
        asker.open("chidi", "quantum-computing/gates");
        asker.click("a", "Is it mailed?");
        asker.until().withTimeout(Duration.ofSeconds(60)).until(driver -> {
            asker.all("button", "1 new post").forEach(WebElement::click); // Unless it was there before.
            return !asker.all("p", "Thanks, by mail").isEmpty();
        });
    }
}
