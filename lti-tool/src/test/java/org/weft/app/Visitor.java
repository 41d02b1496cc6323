package org.weft.app;

import static org.openqa.selenium.support.ui.ExpectedConditions.frameToBeAvailableAndSwitchToIt;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.NoSuchFrameException;
import org.openqa.selenium.NoSuchWindowException;
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
    private static final String BUTTON_OF_POST = """
            const [text, words] = arguments;
            const all = (root) => [...root.querySelectorAll('*')].flatMap(
              (each) => (each.shadowRoot ? [each, ...all(each.shadowRoot)] : [each]));
            const says = (button) => (button.getAttribute('aria-label') || button.textContent).trim();
            const post = all(document).find((each) => each.matches('article') && each.textContent.includes(text));
            return post && all(post).find((each) => each.matches('button') && each.checkVisibility() && says(each) === words);
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
        this(weft, PracticeBrowser.open());
    }

    Visitor(RunningWeft weft, ChromeDriver browser) {
        this.weft = weft;
        this.browser = browser;
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
        run("document.querySelector('iframe.tool-frame').scrollIntoView()"); // Out of sight, layout is put off.
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

    /** As a person does, who doesn't aim at what still moves, and clicks again when the click went past it. */
    void click(String css, String text) {
        click(() -> see(css, text), css + " \"" + text + "\"");
    }

    private void click(Supplier<WebElement> find, String what) {
        until().ignoring(StaleElementReferenceException.class, JavascriptException.class)
                .ignoring(ElementNotInteractableException.class)
                .withMessage(() -> what + " doesn't hold still")
                .until(driver -> {
                    var element = find.get();
                    return holdsStill(element) && hit(element);
                });
    }

    private boolean hit(WebElement element) {
        browser.executeScript("""
                const [element] = arguments;
                window.hit = false;
                element.addEventListener('pointerdown', () => (window.hit = true), { capture: true, once: true });
                """, element);
        element.click();
        try {
            return !Boolean.FALSE.equals(browser.executeScript("return window.hit"));
        } catch (NoSuchFrameException | NoSuchWindowException e) {
            return true; // It led to another page.
        }
    }

    private boolean holdsStill(WebElement element) {
        return (boolean) Objects.requireNonNull(browser.executeAsyncScript("""
                const [element, done] = arguments;
                const place = () => {
                  const { x, y } = element.getBoundingClientRect();
                  return [x, y, innerWidth, innerHeight].join();
                };
                const before = place();
                setTimeout(() => done(place() === before), 50);
                """, element));
    }

    /** Opens the field for a question, fills it in and sends it. */
    void ask(String title, String text) {
        click("button", "Ask");
        see("input.title", "").sendKeys(title);
        see("textarea", "").sendKeys(text + Keys.chord(Keys.CONTROL, Keys.ENTER));
        see("h1", title);
    }

    /** Waits for a mail in somebody's practice mailbox and opens it; what it says. */
    String mail(String person, String subject) {
        browser.switchTo().defaultContent();
        browser.get(weft.lms("/mail?as=" + person));
        until().withTimeout(Duration.ofSeconds(60)).until(driver -> {
            browser.navigate().refresh();
            return !all("a", subject).isEmpty();
        });
        click("a", subject);
        until().until(frameToBeAvailableAndSwitchToIt(By.cssSelector("iframe.mail")));
        return see("body", "").getText();
    }

    /** Types an answer below the open thread and sends it. */
    void answer(String text) {
        click("button", "Write an answer");
        see("textarea", "").sendKeys(text + Keys.chord(Keys.CONTROL, Keys.ENTER));
    }

    /** Replies to the post that says this. */
    void answerTo(String post, String text) {
        clickAt(post, "Reply");
        see("textarea", "").sendKeys(text + Keys.chord(Keys.CONTROL, Keys.ENTER));
        see("p", text);
    }

    /** Does something from the menu of the post that says this. */
    void act(String post, String what) {
        clickAt(post, "More");
        clickAt(post, what);
    }

    private void clickAt(String post, String words) {
        click(() -> button(post, words), words + " at \"" + post + "\"");
    }

    private WebElement button(String post, String words) {
        return until().ignoring(StaleElementReferenceException.class, JavascriptException.class)
                .withMessage(() -> "no button " + words + " at \"" + post + "\" in: " + pageText())
                .until(driver -> (WebElement) browser.executeScript(BUTTON_OF_POST, post, words));
    }

    /** What a script gives back. */
    Object run(String script) {
        return Objects.requireNonNullElse(browser.executeScript(script), "");
    }

    /** Presses keys wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    /** Goes on by Tab until what says this has the focus. */
    void tabTo(String words) {
        for (int step = 0; step < 30; step++) {
            if (focused().equals(words)) {
                return;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("The keyboard doesn't lead to \"" + words + "\"");
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
        return String.valueOf(browser.executeScript("""
                const text = (root) =>
                  [...root.querySelectorAll('*')].map((each) => (each.shadowRoot ? text(each.shadowRoot) : '')).join(' ') +
                  (root.body || root).textContent;
                const all = text(document).replace(/\\s+/g, ' ');
                return all.length > 4000 ? all.slice(0, 2000) + ' … ' + all.slice(-2000) : all;
                """))
                + browser.manage().logs().get("browser").getAll();
    }
}
