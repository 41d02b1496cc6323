package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.frameToBeAvailableAndSwitchToIt;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.weft.practice.PracticeBrowser;

/** A link that was made by hand, in a cross-site frame with third-party cookies blocked. */
class FirstLaunchBrowserTest {
    private static final String GATES = "/courses/quantum-computing/gates?as=";

    static RunningWeft weft;
    static Visitor ravi;
    static Visitor ana;
    static Look look;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ravi = new Visitor(weft);
        ana = new Visitor(weft);
        look = new Look(ravi, "first-launch");
    }

    @AfterAll
    static void stop() {
        ana.close();
        ravi.close();
        weft.close();
    }

    @Test
    void aLearnerIsToldKindly_theInstructorSetsUpInOneClick_andThenBothTalk() {
        var page = link();

        ana.open("ana", page);
        ana.see("h1", "This discussion isn’t ready yet");
        assertThat(ana.all("form, dd", "")).isEmpty();

        ravi.open("ravi", page);
        ravi.see("h1", "What should be here?");
        ravi.see(".preview.live", "");
        assertThat(ravi.run("return document.activeElement.localName")).isEqualTo("body");
        assertThat(ravi.see("button", "insert").getText()).isEqualTo("Set up");
        ravi.click("button", "insert");
        ravi.enterWidget();
        ravi.see("p.empty", "No one has asked yet");
        ravi.ask("What is a gate?", "It is not on a fence, is it?");

        ana.open("ana", page);
        ana.click("a", "What is a gate?");
        ana.see("p", "It is not on a fence, is it?");
        ravi.open("ravi", page);
        ravi.see("a", "What is a gate?");
    }

    @Test
    void theFrameIsAsTallAsTheForm_andADoubleClickOpensTheDiscussion() {
        var page = link();
        ravi.open("ravi", page);
        ravi.see("h1", "What should be here?");
        ravi.until()
                .until(driver -> Boolean.TRUE.equals(
                        ravi.run("return document.documentElement.scrollHeight <= window.innerHeight + 2")));

        ravi.run("const button = document.querySelector('[value=insert]'); button.click(); button.click();");

        ravi.browser.switchTo().defaultContent();
        ravi.until().until(frameToBeAvailableAndSwitchToIt(By.cssSelector("iframe.tool-frame")));
        ravi.see("p.empty", "No one has asked yet");
    }

    @Test
    void withTheKeyboardAlone() {
        ravi.open("ravi", link());
        ravi.see("h1", "What should be here?");
        ravi.run("document.getElementById('title-1').focus()");
        ravi.press(Keys.chord(Keys.CONTROL, "a"), "By keys alone");
        ravi.tabTo("Settings");
        ravi.press(Keys.TAB);
        assertThat(ravi.run("return document.activeElement.value")).isEqualTo("insert");

        ravi.press(Keys.ENTER);

        ravi.browser.switchTo().defaultContent();
        ravi.enterWidget();
        ravi.see("h1", "By keys alone");
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 320", "dark, 320"})
    void axeFindsNothing(String scheme, int width) throws IOException {
        PracticeBrowser.resize(ravi.browser, 1280, 1000);
        PracticeBrowser.scheme(ravi.browser, scheme);
        var page = link();
        PracticeBrowser.resize(ravi.browser, width, 1400);
        ravi.open("ravi", page);
        ravi.see("h1", "What should be here?");
        ravi.see(".preview.live", "");
        look.assertAccessible("first-" + scheme + "-" + width);
        ravi.enterWidget();
        ravi.click("summary", "Settings");
        ravi.click("label", "Taking part earns points");
        ravi.click("label", "Learners can hide their names");
        ravi.click("label", "Learners can hide their names");
        look.keep("settings-" + scheme + "-" + width);
    }

    @Test
    void inArabic_itReadsFromTheRight() throws IOException {
        var page = link();
        ravi.open("ravi", page);
        weft.database.jdbi().useHandle(handle -> handle.execute("""
                        update lti_picker
                        set request = jsonb_set(request, '{arrival,locale}', '"ar"')
                        """));

        ravi.run("location.reload()");

        ravi.see("h1", "ماذا يكون هنا؟");
        ravi.see(".preview.live", "");
        look.assertAccessible("arabic-1280");
    }

    @AfterEach
    void lookAsUsual() {
        PracticeBrowser.scheme(ravi.browser, "light");
        PracticeBrowser.resize(ravi.browser, 1280, 1000);
    }

    /** Makes one, and goes to its page as nobody's frame yet. */
    private static String link() {
        ravi.browser.switchTo().defaultContent();
        ravi.browser.get(weft.lms(GATES + "ravi"));
        ravi.click("button", "Add a link by hand");
        ravi.see("h1", "A link made by hand");
        return String.valueOf(ravi.run("return location.pathname")).substring("/courses/".length());
    }
}
