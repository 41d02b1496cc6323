package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.weft.practice.PracticeBrowser;

/** The widget where a browser keeps little for it, or nothing, or runs no scripts. */
class StorageBrowserTest {
    private static final String GATES = "quantum-computing/gates";
    private static final String MEASUREMENT = "quantum-computing/measurement";
    private static final CharSequence SEND = Keys.chord(Keys.CONTROL, Keys.ENTER);
    private static final String STORAGE = """
            try {
              localStorage.setItem('probe', '1');
              return localStorage.getItem('probe');
            } catch (thrown) {
              return thrown.name;
            }
            """;

    static RunningWeft weft;

    @SuppressWarnings("NullAway.Init") // Each test opens one.
    private Visitor ana;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
    }

    @AfterAll
    static void stop() {
        weft.close();
    }

    @AfterEach
    void quit() {
        ana.close();
    }

    @Test
    void k6_storageOfItsOwnIsParted_andKeepsADraftOverAReload() {
        ana = new Visitor(weft);
        ana.open("ana", MEASUREMENT);
        assertThat(ana.run(STORAGE)).isEqualTo("1");

        begin("Kept in a part of the storage");
        ana.open("ana", MEASUREMENT);
        ana.click("button", "Ask");
        assertThat(ana.see("input.title", "").getDomProperty("value")).isEqualTo("Kept in a part of the storage");

        ana.browser.get(weft.tool("/lti/jwks.json"));
        assertThat(ana.run("return String(localStorage.getItem('probe'))")).isEqualTo("null");
    }

    @Test
    void k6_storageThatThrows_losesNothing() {
        ana = new Visitor(weft, nothingStoredByTheTool());
        ana.open("ana", GATES);
        assertThat(ana.run(STORAGE)).isEqualTo("SecurityError");

        ana.ask("Asked without storage", "and drafted in memory");
        ana.click("button, a", "All questions");
        begin("Begun without storage");
        ana.until().until(driver -> drafts("Begun without storage") == 1);

        ana.open("ana", GATES);
        ana.click("button", "Ask");
        assertThat(ana.see("input.title", "").getDomProperty("value")).isEqualTo("Begun without storage");
    }

    @Test
    void k7_withoutAnyCookie_allOfItWorks() {
        ana = new Visitor(weft, nothingStoredByTheTool());
        ana.open("ana", "quantum-computing/qubits");

        ana.ask("No cookies here", "Does it work?");
        ana.answer("It does");
        ana.see("p", "It does");
        ana.act("It does", "Edit");
        ana.see("textarea", "").sendKeys(", as promised" + SEND);
        ana.see("p", "It does, as promised");
        ana.answerTo("It does, as promised", "And replies work");
        ana.click("button, a", "All questions");
        ana.see("a, button", "No cookies here");
        ana.see("input[type=search]", "").sendKeys("cookies" + Keys.ENTER);
        ana.see("*", "No cookies here");

        assertThat(ana.run("return document.cookie")).isEqualTo("");
        assertThat(ana.browser.manage().getCookies()).isEmpty();
    }

    @Test
    void k8_whatIsTypedAfterTheSessionEnded_isThereAfterALaunchThroughTheLms() {
        ana = new Visitor(weft);
        ana.open("ben", MEASUREMENT);
        begin("Typed before the night");
        weft.stop(); // Forgets who had which token.
        weft.database.jdbi().useHandle(handle -> handle.execute("""
                        update session
                        set expires_at = created_at - interval '1 day', created_at = created_at - interval '1 day'
                        """));
        weft.start();

        ana.see("textarea", "").sendKeys(" and in the morning");
        ana.click("button", "Reconnect");
        ana.click("a", "Back to the course page");
        ana.enterWidget();
        ana.click("button", "Ask");

        assertThat(ana.see("input.title", "").getDomProperty("value")).isEqualTo("Typed before the night");
        assertThat(ana.see("textarea", "").getDomProperty("value")).isEqualTo("Some text and in the morning");
    }

    @Test
    void k11_withoutJavaScript_itSaysSo_andOpensInANewTab() {
        ana = new Visitor(weft, PracticeBrowser.open(Map.of("profile.default_content_setting_values.javascript", 2)));
        ana.browser.get(weft.lms("/?as=ana"));
        ana.browser.get(weft.lms("/courses/" + GATES));

        until("Weft needs JavaScript", () -> {
            ana.browser.switchTo().defaultContent();
            ana.browser.switchTo().frame(ana.browser.findElement(By.cssSelector("iframe.tool-frame")));
        });
        ana.browser.findElement(By.cssSelector("noscript a")).click();
        until("This discussion needs JavaScript", () -> {
            var windows = ana.browser.getWindowHandles();
            ana.browser.switchTo().window(List.copyOf(windows).get(windows.size() - 1));
        });

        var link = ana.browser.findElement(By.cssSelector("noscript a"));
        assertThat(link.getDomProperty("textContent")).isEqualTo("Open the page in a new tab");
        assertThat(link.getDomAttribute("target")).isEqualTo("_blank");
        assertThat(link.getDomProperty("href")).isEqualTo(weft.lms("/courses/" + GATES));
    }

    /** Sends the LMS's own forms, which no script sends now, until a page says this. */
    private void until(String words, Runnable goThere) {
        var patience = new WebDriverWait(ana.browser, Duration.ofSeconds(60)).ignoring(WebDriverException.class);
        patience.withMessage(() -> ana.browser.getCurrentUrl() + " doesn't say " + words);
        patience.until(driver -> {
            goThere.run();
            driver.findElements(By.xpath("//button[. = 'Continue to the tool']"))
                    .forEach(WebElement::click);
            // Its text is elements only where no scripts run.
            return !driver.findElements(By.cssSelector("noscript a")).isEmpty()
                    && String.valueOf(driver.findElement(By.tagName("noscript")).getDomProperty("textContent"))
                            .contains(words);
        });
    }

    private void begin(String title) {
        ana.click("button", "Ask");
        ana.see("input.title", "").sendKeys(title);
        ana.see("textarea", "").sendKeys("Some text");
    }

    private static int drafts(String title) {
        return weft.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from draft where body ->> 'title' = ?")
                        .bind(0, title)
                        .mapTo(Integer.class)
                        .one());
    }

    /** Neither cookies nor storage, as where everything of third parties is blocked. */
    private static ChromeDriver nothingStoredByTheTool() {
        return PracticeBrowser.open(Map.of(
                "profile.content_settings.exceptions.cookies",
                Map.of(weft.tool("").replaceAll("/$", "") + ",*", Map.of("setting", 2))));
    }
}
