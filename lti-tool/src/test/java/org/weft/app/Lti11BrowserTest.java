package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.frameToBeAvailableAndSwitchToIt;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** A course that moves from LTI 1.1 to LTI 1.3, in a cross-site frame with third-party cookies blocked. */
class Lti11BrowserTest {
    private static final String PAGE = "warehouse-first-week/fire-doors";

    static RunningWeft weft;
    static Visitor person;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        person = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        person.close();
        weft.close();
    }

    @Test
    void whatALearnerWroteByLti11_isThereByLti13_andStillTheirs() {
        person.open("ravi", PAGE + "?lti=1.1");
        person.open("chidi", PAGE + "?lti=1.1");
        person.ask("Which door is it?", "The one by the ramp was locked.");
        person.see("p", "The one by the ramp was locked.");

        person.open("chidi", PAGE);
        person.click("a", "Which door is it?");
        person.see("p", "The one by the ramp was locked.");
        person.click("button", "More"); // Only its author has this.
        person.click("button", "Edit");
        person.see("*", "Edit your post");

        person.open("layla", PAGE);
        person.see("a", "Which door is it?");

        person.browser.switchTo().defaultContent();
        person.browser.get(weft.lms("/courses/" + PAGE + "?lti=1.1&as=chidi"));
        person.until().until(frameToBeAvailableAndSwitchToIt(By.cssSelector("iframe.tool-frame")));
        person.see("h1", "This course was upgraded.");
        assertThat(new AxeBuilder().analyze(person.browser).getViolations())
                .extracting(Rule::getHelp)
                .isEmpty();
    }
}
