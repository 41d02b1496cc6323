package org.weft.app;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.weft.admin.AdminSessions;
import org.weft.admin.Entrance;
import org.weft.practice.PracticeBrowser;

/** The admin console in a real browser: from the LMS's frame, by keyboard, on a phone, light and dark. */
class AdminBrowserTest {
    private static final String HOME = "/admin/organizations/1";

    static RunningWeft weft;
    static Visitor mara;
    static Look look;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        mara = new Visitor(weft);
        look = new Look(mara, "admin");
    }

    @AfterAll
    static void stop() {
        mara.close();
        weft.close();
    }

    @Test
    void withTheKeyboardAlone_anAdministratorOfTheLmsComesIn_setsSomething_andLeaves() {
        PracticeBrowser.resize(mara.browser, 1280, 1000);
        mara.browser.switchTo().defaultContent();
        var target = URLEncoder.encode(weft.tool("/lti/launch?admin"), StandardCharsets.UTF_8);
        mara.open("mara", "quantum-computing/gates?target_link_uri=" + target);
        mara.see("h1", "Weft administration");
        var lms = mara.browser.getWindowHandle();
        mara.see("button", "Open the administration").sendKeys(Keys.ENTER);
        mara.until().until(driver -> driver.getWindowHandles().size() == 2);
        mara.browser.getWindowHandles().stream()
                .filter(each -> !each.equals(lms))
                .forEach(each -> mara.browser.switchTo().window(each));
        mara.see("h1", "LMSs");
        mara.see("header", "Mara Lindqvist");

        mara.tabTo("Skip to the content");
        mara.tabTo("Settings");
        mara.press(Keys.ENTER);
        mara.see("h1", "Settings");
        mara.browser.findElement(By.id("colour")).sendKeys("#1a4f8b", Keys.ENTER);
        mara.see("[role=status]", "Saved.");

        weft.stop();
        weft.start();
        mara.browser.navigate().refresh();
        mara.see("h1", "Settings");

        mara.tabTo("Log");
        mara.press(Keys.ENTER);
        mara.see("li", "Mara Lindqvist changed the colour: #1a4f8b");
        mara.tabTo("Sign out");
        mara.press(Keys.ENTER);
        mara.see("h1", "You are signed out");
        mara.browser.get(weft.tool("/admin/"));
        mara.see("h1", "You are not signed in");
        mara.browser.close();
        mara.browser.switchTo().window(lms);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 320"})
    void axeFindsNothing(String scheme, int width) throws IOException {
        PracticeBrowser.scheme(mara.browser, scheme);
        PracticeBrowser.resize(mara.browser, width, 900);
        mara.browser.switchTo().defaultContent();
        var code = new AdminSessions(weft.database.jdbi(), Clock.systemUTC()).open(null);
        mara.browser.get(Entrance.address(URI.create(weft.tool("/")), code).toString());
        look.assertAccessible("enter-" + scheme + "-" + width);
        mara.click("button", "Open the administration");
        mara.see("h1", "Organizations");

        for (var path : List.of(
                "/admin/",
                "/admin/keys",
                HOME + "/installations",
                HOME + "/installations/1",
                HOME + "/settings",
                HOME + "/people",
                HOME + "/people/1",
                HOME + "/log",
                HOME + "/deliveries",
                HOME + "/nothing")) {
            mara.browser.get(weft.tool(path));
            look.assertAccessible(path.substring(1).replace('/', '-') + "-" + scheme + "-" + width);
        }
        mara.browser.get(weft.tool(HOME + "/settings"));
        mara.browser.findElement(By.id("megabytes")).sendKeys("x", Keys.ENTER);
        mara.see("[role=alert]", "Give a whole number");
        look.assertAccessible("wrong-" + scheme + "-" + width);
    }
}
