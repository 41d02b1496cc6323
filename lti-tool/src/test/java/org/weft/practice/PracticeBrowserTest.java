package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.frameToBeAvailableAndSwitchToIt;
import static org.openqa.selenium.support.ui.ExpectedConditions.numberOfWindowsToBe;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Launches in Chromium, from the LMS on 127.0.0.1 to a tool on localhost: two sites. */
class PracticeBrowserTest {
    private static final String PAGE = "/courses/quantum-computing/gates?as=ana";

    static StubTool tool;
    static PracticeLms lms;
    static ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        tool = new StubTool();
        var settings = new PracticeSettings(URI.create("http://127.0.0.1:0"), tool.uri(), "weft-client", "1");
        lms = new PracticeLms(settings, Clock.systemUTC());
        lms.start();
        browser = PracticeBrowser.open();
    }

    @AfterAll
    static void stop() {
        browser.quit();
        lms.stop();
        tool.stop();
    }

    @BeforeEach
    void desktop() {
        PracticeBrowser.resize(browser, 1280, 900);
        PracticeBrowser.scheme(browser, "light");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&login=get", "&storage=none"})
    void theToolOpensInTheFrame(String quirks) {
        openInFrame(PAGE + quirks);

        assertThat(browser.findElement(By.tagName("pre")).getText()).contains("id_token=", "state=s1");
    }

    @Test
    void theHostKeepsDataForTheTool() {
        openInFrame(PAGE);

        var capabilities = ask("parent", "{subject: 'lti.capabilities', message_id: 'm0'}");
        var put = ask("parent", "{subject: 'lti.put_data', message_id: 'm1', key: 'k', value: 'v'}");
        var get = ask("parent", "{subject: 'lti.get_data', message_id: 'm2', key: 'k'}");
        var unknown = ask("parent", "{subject: 'lti.get_data', message_id: 'm3', key: 'other'}");

        assertThat(capabilities)
                .contains("lti.capabilities.response", "lti.frameResize", "lti.put_data", "lti.get_data");
        assertThat(put)
                .contains(
                        "lti.put_data.response",
                        "\"key\":\"k\"",
                        "\"value\":\"v\"",
                        lms.uri().toString());
        assertThat(get).contains("lti.get_data.response", "\"value\":\"v\"");
        assertThat(unknown).contains("\"value\":null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{subject: 'lti.put_data', message_id: 'm1', value: 'v'}; bad_request",
                "{subject: 'lti.put_data', message_id: 'm2', key: 'k', value: 7}; bad_request",
                "{subject: 'lti.put_data', message_id: 'm3', key: 'k', value: 'v'.repeat(5000)}; storage_exhaustion",
                "{subject: 'lti.get_data', message_id: 'm4'}; bad_request",
                "{subject: 'lti.fly', message_id: 'm5'}; unsupported_subject",
                "{subject: 'lti.frameResize', message_id: 'm6', height: 'tall'}; bad_request"
            })
    void aWrongMessageGetsAnError(String message, String code) {
        openInFrame(PAGE);

        assertThat(ask("parent", message)).contains("\"code\":\"" + code + "\"");
    }

    @ParameterizedTest
    @CsvSource({"800.2,801", "20,150", "9000000,30000"})
    void theFrameGetsTheHeightThatItAsksFor(String height, int pixels) {
        openInFrame(PAGE);

        ask("parent", "{subject: 'lti.frameResize', message_id: 'm1', height: %s}".formatted(height));

        browser.switchTo().defaultContent();
        assertThat(browser.findElement(By.cssSelector("iframe.tool-frame")).getSize().height)
                .isEqualTo(pixels);
    }

    @Test
    void aMessageOfAnyoneElse_isIgnored() {
        openInFrame(PAGE);
        browser.switchTo().defaultContent();

        browser.executeScript("postMessage({subject: 'lti.frameResize', message_id: 'm1', height: 900}, '*')");

        openedFrame();
        assertThat(ask("parent", "{subject: 'lti.capabilities', message_id: 'm2'}"))
                .contains("m2");
        browser.switchTo().defaultContent();
        assertThat(browser.findElement(By.cssSelector("iframe.tool-frame")).getSize().height)
                .isEqualTo(470);
    }

    @Test
    void aNamedFrameKeepsDataInstead() {
        openInFrame(PAGE + "&storage=frame");

        var put = "{subject: 'lti.put_data', message_id: 'm1', key: 'k', value: 'v'}";
        assertThat(ask("parent", "{subject: 'lti.capabilities', message_id: 'm0'}"))
                .contains("lti_storage_frame");
        assertThat(ask("parent", put)).contains("unsupported_subject");
        assertThat(ask("parent.frames['lti_storage_frame']", put)).contains("\"value\":\"v\"");
    }

    @Test
    void aPickerIsAnsweredAsItsLoginSays_whateverIsUsualOnThePage() {
        behave("canvas");
        try {
            openInFrame("/courses/quantum-computing/gates?as=ravi&storage=parent");
            var put = "{subject: 'lti.put_data', message_id: 'm1', key: 'k', value: 'v'}";
            assertThat(ask("parent", put)).contains("\"value\":\"v\"");
            browser.switchTo().defaultContent();
            browser.findElement(By.cssSelector("[data-add-activity]")).click();
            until().until(frameToBeAvailableAndSwitchToIt(By.cssSelector("dialog iframe")));
            until().until(presenceOfElementLocated(By.tagName("pre")));

            assertThat(ask("parent", "{subject: 'lti.capabilities', message_id: 'm2'}"))
                    .contains("post_message_forwarding");
            assertThat(ask("parent", put)).contains("unsupported_subject");
            assertThat(ask("parent.frames['post_message_forwarding']", put)).contains("\"value\":\"v\"");
        } finally {
            behave("practice");
        }
    }

    private static void behave(String family) {
        PracticeClient.as("mara", lms).post("/tools", Map.of("client", "weft-client", "family", family));
    }

    @Test
    void aSilentHostAnswersNothing() {
        openInFrame(PAGE + "&storage=silent");

        assertThat(ask("parent", "{subject: 'lti.capabilities', message_id: 'm0'}"))
                .isEqualTo("no answer");
    }

    @Test
    void theToolOpensInAWindowAndFindsItsHost() {
        browser.get(lms.uri() + PAGE + "&target=window");
        var host = browser.getWindowHandle();
        browser.findElement(By.cssSelector("[data-tool-window]")).click();
        until().until(numberOfWindowsToBe(2));

        var opened = browser.getWindowHandles().stream()
                .filter(handle -> !handle.equals(host))
                .findFirst()
                .orElseThrow();
        browser.switchTo().window(opened);
        until().until(presenceOfElementLocated(By.tagName("pre")));
        var put = ask("opener", "{subject: 'lti.put_data', message_id: 'm1', key: 'k', value: 'v'}");

        browser.close();
        browser.switchTo().window(host);
        assertThat(put).contains("\"value\":\"v\"");
    }

    @Test
    void aDeepLinkScrollsToTheFrame() {
        PracticeBrowser.resize(browser, 1280, 600);
        browser.get(lms.uri() + "/?as=ana");
        browser.get(lms.uri() + "/courses/quantum-computing/gates?target_link_uri=" + tool.uri() + "#tool");

        until().until(driver -> Boolean.TRUE.equals(
                browser.executeScript("const box = document.querySelector('#tool').getBoundingClientRect();"
                        + "return box.top >= 0 && box.top < innerHeight / 2;")));
    }

    @ParameterizedTest
    @CsvSource({
        "/?as=ana,light,320",
        "/?as=ana,dark,1280",
        "/sign-in,light,1280",
        "/courses/quantum-computing/gates?as=ana,light,320",
        "/courses/quantum-computing/gates?as=ana,dark,1280",
        "/courses/warehouse-first-week/near-miss?as=layla&target=window,dark,320",
        "/courses/warehouse-first-week/near-miss?as=layla&storage=frame,light,1280",
        "/courses/warehouse-first-week/near-miss?as=ana,light,1280"
    })
    void axeFindsNothingAndNothingIsCutOff(String path, String scheme, int width) {
        PracticeBrowser.resize(browser, width, 800);
        PracticeBrowser.scheme(browser, scheme);
        browser.get(lms.uri() + path);

        var violations = new AxeBuilder().exclude("iframe").analyze(browser).getViolations();

        assertThat(violations).extracting(Rule::getId).isEmpty();
        var root = browser.findElement(By.tagName("html"));
        assertThat(root.getDomProperty("scrollWidth")).isEqualTo(root.getDomProperty("clientWidth"));
    }

    private static void openInFrame(String path) {
        browser.get(lms.uri() + path);
        openedFrame();
    }

    private static void openedFrame() {
        until().until(frameToBeAvailableAndSwitchToIt(By.cssSelector("iframe.tool-frame")));
        until().until(presenceOfElementLocated(By.tagName("pre")));
    }

    /** Sends a message from the tool's page and gives the response as JSON text. */
    private static String ask(String target, String message) {
        var script = "const done = arguments[0]; ask(%s, %s).then(done);".formatted(target, message);
        return String.valueOf(browser.executeAsyncScript(script));
    }

    private static WebDriverWait until() {
        return new WebDriverWait(browser, Duration.ofSeconds(20));
    }
}
