package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.frameToBeAvailableAndSwitchToIt;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.weft.practice.PracticeBrowser;

/** Putting a discussion on a page from within the LMS, in a cross-site frame with third-party cookies blocked. */
class PickerBrowserTest {
    /** All that a page says, also within web components, line by line. */
    private static final String TEXT = """
            (page) => {
              const lines = [];
              const read = (node) => {
                if (node.nodeType === 3 && node.data.trim()) lines.push(node.data.trim());
                if (node.nodeType === 1 && (/^(style|script|noscript)$/.test(node.localName) || !node.checkVisibility()))
                  return;
                (node.assignedNodes?.() ?? []).forEach(read);
                (node.shadowRoot ?? node).childNodes.forEach(read);
              };
              page.querySelectorAll('weft-discussion').forEach(read);
              return lines.join('\\n');
            }""";

    private static final String GATES = "/courses/quantum-computing/gates?as=";

    static RunningWeft weft;
    static Visitor ravi;
    static Look look;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ravi = new Visitor(weft);
        look = new Look(ravi, "picker");
    }

    @AfterAll
    static void stop() {
        ravi.close();
        weft.close();
    }

    @Test
    void threeClicksPutADiscussionOnAPage_andALearnerPostsInIt() {
        PracticeBrowser.resize(ravi.browser, 1280, 1000);
        ravi.browser.get(weft.lms(GATES + "ravi"));

        ravi.click("button", "Add an activity");
        inPicker();
        insert();
        ravi.see("h1", "Questions about this page");
        ravi.see(".pages a[aria-current]", "Questions about this page");
        var page = String.valueOf(ravi.run("return location.pathname")).substring("/courses/".length());

        ravi.open("ana", page); // The first who opens it.
        ravi.ask("What is a gate?", "It is not on a fence, is it?");
        ravi.see("p", "It is not on a fence, is it?");

        ravi.browser.get(weft.lms(GATES + "ana"));
        assertThat(ravi.all("button", "Add an activity")).isEmpty();
    }

    @Test
    void withTheKeyboardAlone_oneNamesSetsUpAndInserts_andCancels() {
        PracticeBrowser.resize(ravi.browser, 1280, 1000);
        picker("ravi", 770);

        ravi.tabTo("Questions about this page");
        ravi.press(Keys.chord(Keys.CONTROL, "a"), "Before the exam");
        ravi.until().until(driver -> sample().contains("Before the exam"));
        ravi.press(Keys.ENTER); // In the name, it inserts.
        ravi.browser.switchTo().defaultContent();
        ravi.see("h1", "Before the exam");

        picker("ravi", 770);
        ravi.tabTo("Settings");
        ravi.press(Keys.ENTER);
        ravi.tabTo("insert");
        ravi.tabTo("cancel");
        ravi.press(Keys.ENTER);
        ravi.browser.switchTo().defaultContent();
        ravi.until()
                .until(driver -> driver.findElements(By.cssSelector("dialog")).isEmpty());
    }

    @Test
    void thePreview_isWhatLearnersFind_andFollowsWhatIsChosen() {
        PracticeBrowser.resize(ravi.browser, 1280, 1000);
        picker("ravi", 770);
        var title = ravi.browser.findElement(By.id("title-1"));
        title.clear();
        title.sendKeys("Seen before");
        ravi.click("summary", "Settings");
        ravi.until().until(driver -> sample().contains("Seen before"));
        assertThat(sample()).doesNotContain("Points", "Hide my name from classmates");

        ravi.click("label", "Taking part earns points");
        ravi.until().until(driver -> sample().contains("Points"));
        ravi.click("label", "Learners can hide their names");
        ravi.until().until(driver -> sample().contains("Hide my name from classmates"));
        ravi.click("label", "Learners can hide their names");
        ravi.until().until(driver -> !sample().contains("Hide my name from classmates"));
        var shown = sample();
        insert();
        ravi.see("h1", "Seen before");
        var page = String.valueOf(ravi.run("return location.pathname")).substring("/courses/".length());

        ravi.open("ana", page);
        ravi.see("p.empty", "No one has asked yet");
        ravi.until().until(driver -> shown.equals(String.valueOf(ravi.run("return (" + TEXT + ")(document)"))));
        assertThat(ravi.browser.manage().logs().get("browser").getAll())
                .filteredOn(entry -> entry.getMessage().contains("Content Security Policy"))
                .isEmpty();
    }

    @Test
    void severalAtOnce_andDatesInOnesOwnTime() {
        picker("mara", 770);

        ravi.click("button", "another");
        ravi.see("#title-2", "");
        ravi.browser.findElement(By.id("title-2")).sendKeys("Week 2");
        ravi.click("summary", "Settings");
        assertThat(ravi.all("[data-zone]", "")).isEmpty();
        assertThat((String) ravi.run("return document.forms[0].elements.zone.value"))
                .isEqualTo(ravi.run("return Intl.DateTimeFormat().resolvedOptions().timeZone"));
        insert();

        ravi.see(".pages a", "Week 2");
    }

    @ParameterizedTest
    @CsvSource({"light, 770", "dark, 770", "light, 320", "dark, 320"})
    void axeFindsNothing(String scheme, int width) throws IOException {
        PracticeBrowser.scheme(ravi.browser, scheme);
        picker("ravi", width);
        look.assertAccessible("first-" + scheme + "-" + width);

        inPicker();
        ravi.click("summary", "Settings");
        ravi.click("label", "One that there is already");
        look.keep("known-" + scheme + "-" + width);
        ravi.click("label", "A new one");
        ravi.run("document.forms[0].noValidate = true; document.getElementById('title-1').value = ''");
        look.keep("setup-" + scheme + "-" + width);
        ravi.click("button", "insert");
        ravi.see("[role=alert]", "Give it a name");
        look.assertAccessible("wrong-" + scheme + "-" + width);
    }

    private static void picker(String person, int width) {
        PracticeBrowser.resize(ravi.browser, width, 800);
        ravi.browser.switchTo().defaultContent();
        ravi.browser.get(weft.lms(GATES + person));
        ravi.click("button", "Add an activity");
        inPicker();
    }

    /** What the preview says. */
    private static String sample() {
        return String.valueOf(
                ravi.run("return (" + TEXT + ")(document.querySelector('[data-sample]').contentDocument)"));
    }

    /** Leads away from this frame, in which nothing more can be asked then. */
    private static void insert() {
        ravi.see("button", "insert").click();
        ravi.browser.switchTo().defaultContent();
    }

    private static void inPicker() {
        ravi.browser.switchTo().defaultContent();
        ravi.until().until(frameToBeAvailableAndSwitchToIt(By.cssSelector("dialog iframe")));
        ravi.see("h1", "Put a discussion on a page");
    }
}
