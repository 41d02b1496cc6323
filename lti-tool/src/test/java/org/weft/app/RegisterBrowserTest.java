package org.weft.app;

import static org.openqa.selenium.support.ui.ExpectedConditions.frameToBeAvailableAndSwitchToIt;

import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.weft.lti.install.Invitations;
import org.weft.people.Organizations;
import org.weft.practice.PracticeBrowser;

/** From a pasted registration address to a learner's post, across two sites. */
class RegisterBrowserTest {
    static RunningWeft weft;
    static Visitor visitor;
    static Look look;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        visitor = new Visitor(weft);
        look = new Look(visitor, "register", "iframe");
    }

    @AfterAll
    static void stop() {
        visitor.close();
        weft.close();
    }

    @Test
    void twoClicksRegisterWeft_twoAddADiscussion_andALearnerPosts_alsoAfterARestart() {
        PracticeBrowser.resize(visitor.browser, 1280, 1000);
        visitor.browser.get(weft.lms("/tools?as=mara"));
        visitor.see("#address", "").sendKeys(invitation());

        visitor.click("button", "Register");
        visitor.until().until(frameToBeAvailableAndSwitchToIt(By.id("registration")));
        visitor.see("button", "Register").click();
        visitor.browser.switchTo().defaultContent();
        visitor.see("strong", "Weft 2");

        visitor.browser.get(weft.lms("/courses/quantum-computing/gates?as=ravi"));
        visitor.click("button", "Add an activity: Weft 2");
        visitor.until().until(frameToBeAvailableAndSwitchToIt(By.cssSelector("dialog iframe")));
        visitor.see("button", "insert").click();
        visitor.browser.switchTo().defaultContent();
        visitor.see("h1", "Questions about this page");
        var page = String.valueOf(visitor.run("return location.pathname")).substring("/courses/".length());

        visitor.open("ana", page);
        visitor.ask("What is a gate?", "It is not on a fence, is it?");

        weft.stop();
        weft.start();
        visitor.open("ben", page);
        visitor.see("a, button", "What is a gate?");
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 320"})
    void axeFindsNothing(String scheme, int width) throws IOException {
        PracticeBrowser.scheme(visitor.browser, scheme);
        PracticeBrowser.resize(visitor.browser, width, 800);

        visitor.browser.get(weft.lms("/tools?as=mara"));
        look.assertAccessible("tools-" + scheme + "-" + width);
        visitor.browser.get(weft.lms("/tools/register?address=nowhere"));
        visitor.see("[role=alert]", "whole address");
        look.assertAccessible("wrong-" + scheme + "-" + width);
        visitor.browser.get(weft.lms("/tools/register?address=" + invitation().replace("?", "%3F")));
        visitor.until().until(frameToBeAvailableAndSwitchToIt(By.id("registration")));
        visitor.see("h1", "Register Weft");
        visitor.browser.switchTo().defaultContent();
        look.assertAccessible("registration-" + scheme + "-" + width);
    }

    private static String invitation() {
        var jdbi = weft.database.jdbi();
        var clock = Clock.systemUTC();
        var to = new Organizations(jdbi, clock).findOrAdd("Practice").organizationId();
        return weft.tool("/lti/register?invite=" + new Invitations(jdbi, clock).invite(to, null));
    }
}
