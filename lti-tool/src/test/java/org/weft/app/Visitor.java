package org.weft.app;

import static org.openqa.selenium.support.ui.ExpectedConditions.frameToBeAvailableAndSwitchToIt;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.weft.practice.PracticeBrowser;

/** Someone with a browser, who finds things on the page by what they say, also within web components. */
final class Visitor implements AutoCloseable {
    private static final String FIND = """
            const [css, text] = arguments;
            const found = [];
            const says = (element) => element.getAttribute('aria-label') || element.value || element.textContent;
            const look = (root) => {
              for (const each of root.querySelectorAll('*')) {
                if (each.matches(css) && each.checkVisibility() && says(each).includes(text)) found.push(each);
                if (each.shadowRoot) look(each.shadowRoot);
              }
            };
            look(document);
            return found;
            """;
    private static final String FOCUS = """
            let element = document.activeElement;
            while (element && element.shadowRoot && element.shadowRoot.activeElement) {
              element = element.shadowRoot.activeElement;
            }
            return (element.getAttribute('aria-label') || element.value || element.textContent || '').trim();
            """;

    final ChromeDriver browser;
    private final RunningWeft weft;

    Visitor(RunningWeft weft) {
        this.weft = weft;
        browser = PracticeBrowser.open();
        PracticeBrowser.resize(browser, 1280, 1000);
    }

    /**
     * Signs in, opens a course's page and goes to the widget in it.
     *
     * @param page for example {@code quantum-computing/gates}
     */
    Visitor open(String person, String page) {
        browser.get(weft.lms("/courses/" + page + (page.contains("?") ? "&" : "?") + "as=" + person));
        return enterWidget();
    }

    Visitor enterWidget() {
        browser.switchTo().defaultContent();
        until().until(frameToBeAvailableAndSwitchToIt(By.cssSelector("iframe.tool-frame")));
        see("h1, h2", "");
        return this;
    }

    /** Waits for elements that say this; the first one. */
    WebElement see(String css, String text) {
        return until().ignoring(StaleElementReferenceException.class, JavascriptException.class)
                .withMessage(() -> "no " + css + " says \"" + text + "\" in: " + pageText())
                .until(driver -> all(css, text).stream().findFirst().orElse(null));
    }

    /** Elements that say this now. */
    @SuppressWarnings("unchecked") // Elements, as the script says.
    List<WebElement> all(String css, String text) {
        return (List<WebElement>) Objects.requireNonNull(browser.executeScript(FIND, css, text));
    }

    void gone(String css, String text) {
        until().withMessage(() -> css + " still says \"" + text + "\"")
                .until(driver -> all(css, text).isEmpty());
    }

    void click(String css, String text) {
        see(css, text).click();
    }

    /** Opens the field for a question, fills it in and sends it. */
    void ask(String title, String text) {
        click("button", "Ask");
        see("input.title", "").sendKeys(title);
        see("textarea", "").sendKeys(text + Keys.chord(Keys.CONTROL, Keys.ENTER));
        see("h1", title);
    }

    /** Types an answer below the open thread and sends it. */
    void answer(String text) {
        click("button", "Write an answer");
        see("textarea", "").sendKeys(text + Keys.chord(Keys.CONTROL, Keys.ENTER));
    }

    /** What a script gives back. */
    Object run(String script) {
        return Objects.requireNonNullElse(browser.executeScript(script), "");
    }

    /** Presses keys wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    /** What the focused element says. */
    String focused() {
        return String.valueOf(browser.executeScript(FOCUS));
    }

    /** The number of the post that has the focus; 0 if none has. */
    long focusedPost() {
        return (long) Objects.requireNonNull(browser.executeScript("""
                for (let each = document.activeElement; each; each = each.shadowRoot && each.shadowRoot.activeElement) {
                  if (each.localName === 'weft-post') return each.post.number;
                }
                return 0;
                """));
    }

    WebDriverWait until() {
        return new WebDriverWait(browser, Duration.ofSeconds(15), Duration.ofMillis(50));
    }

    @Override
    public void close() {
        browser.quit();
    }

    private String pageText() {
        return String.valueOf(
                browser.executeScript(
                        "const t = (r) => [...r.querySelectorAll('*')].map((e) => e.shadowRoot ? t(e.shadowRoot) : '').join(' ')"
                                + " + ' ' + (r.body || r).textContent; return t(document).replace(/\\s+/g, ' ').slice(0, 2000);"));
    }
}
