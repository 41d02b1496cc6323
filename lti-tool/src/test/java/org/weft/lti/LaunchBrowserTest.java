package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.frameToBeAvailableAndSwitchToIt;
import static org.openqa.selenium.support.ui.ExpectedConditions.numberOfWindowsToBe;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.visibilityOfElementLocated;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.weft.practice.PracticeBrowser;

/**
 * Section K of the conformance list, as far as the launch itself is concerned, in Chromium: once with third-party cookies
 * blocked, where partitioned ones remain, and once with the tool allowed to store nothing at all, neither cookies nor
 * local storage (which then throws).
 */
class LaunchBrowserTest {
    private static final String PAGE = "/courses/quantum-computing/gates?as=ravi";

    static ToolAndLms both;

    @SuppressWarnings("NullAway.Init") // Each test opens one.
    private ChromeDriver browser;

    @BeforeAll
    static void start() {
        both = new ToolAndLms();
    }

    @AfterAll
    static void stop() {
        both.close();
    }

    @AfterEach
    void quit() {
        browser.quit();
    }

    @Test
    void k1_withCookiesAllowed_everyLaunchOpens() {
        browser = PracticeBrowser.open(Map.of("profile.cookie_controls_mode", 0));

        openEveryWay();
    }

    @Test
    void k2_withThirdPartyCookiesBlocked_everyLaunchOpens() {
        browser = PracticeBrowser.open();

        openEveryWay();
    }

    @Test
    void k2_whereNothingMayBeStored_thePageOfThePlatformKeepsTheProof() {
        browser = PracticeBrowser.open(nothingStoredByTheTool());

        browser.get(both.lms() + PAGE);

        openedInFrame();
    }

    @ParameterizedTest
    @ValueSource(strings = {"&storage=frame", "&storage=forwarding"})
    void k3_whereNothingMayBeStored_aNamedFrameOfThePlatformKeepsTheProof(String quirks) {
        browser = PracticeBrowser.open(nothingStoredByTheTool());

        browser.get(both.lms() + PAGE + quirks);

        openedInFrame();
    }

    @Test
    void k4_whereNobodyKeepsTheProof_aNewTabIsOffered() {
        browser = PracticeBrowser.open(nothingStoredByTheTool());

        browser.get(both.lms() + PAGE + "&storage=silent");

        until().until(frameToBeAvailableAndSwitchToIt(By.cssSelector("iframe.tool-frame")));
        until().until(visibilityOfElementLocated(By.linkText("Open in a new tab")));
        assertThat(browser.findElement(By.linkText("Open in a new tab")).getDomProperty("href"))
                .startsWith(both.tool() + "/lti/login?iss=")
                .doesNotContain("lti_storage_target");
    }

    @Test
    void k5_inAWindowOfItsOwn_theOpenerKeepsTheProof() {
        browser = PracticeBrowser.open(nothingStoredByTheTool());
        browser.get(both.lms() + PAGE + "&target=window");
        var host = browser.getWindowHandle();

        browser.findElement(By.cssSelector("[data-tool-window]")).click();

        until().until(numberOfWindowsToBe(2));
        browser.getWindowHandles().stream()
                .filter(handle -> !handle.equals(host))
                .forEach(browser.switchTo()::window);
        until().until(presenceOfElementLocated(By.id("opened")));
    }

    private void openEveryWay() {
        var ways =
                List.of("", "&storage=none", "&storage=frame", "&storage=forwarding", "&storage=silent", "&login=get");
        for (var quirks : ways) {
            browser.get(both.lms() + PAGE + quirks);
            openedInFrame();
        }
    }

    private void openedInFrame() {
        until().until(frameToBeAvailableAndSwitchToIt(By.cssSelector("iframe.tool-frame")));
        until().until(presenceOfElementLocated(By.id("opened")));
        browser.switchTo().defaultContent();
    }

    private WebDriverWait until() {
        return new WebDriverWait(browser, Duration.ofSeconds(20));
    }

    private static Map<String, Object> nothingStoredByTheTool() {
        return Map.of("profile.content_settings.exceptions.cookies", Map.of(both.tool() + ",*", Map.of("setting", 2)));
    }
}
