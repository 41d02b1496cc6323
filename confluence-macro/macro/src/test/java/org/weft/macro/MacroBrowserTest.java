package org.weft.macro;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.weft.embed.FlatJson;

/** A wiki page with a macro, and the server on another site, in a real browser under a policy without inline script. */
class MacroBrowserTest {
    private static ChromeDriver browser;
    private Site wiki;
    private Site server;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void stopBrowser() {
        browser.quit();
    }

    @BeforeEach
    void startSites() throws IOException {
        wiki = new Site("127.0.0.1");
        server = new Site("localhost");
        wiki.put("/weft-embed.js", script());
        server.put("/embed", "<!doctype html><p id=here>The discussion</p><script src=/resize.js></script>");
        server.put("/resize.js", "parent.postMessage({subject: 'lti.frameResize', height: 733.2}, '*')");
    }

    @AfterEach
    void stopSites() {
        wiki.close();
        server.close();
    }

    @Test
    void thePageHandsTheClaimToTheServerAndTheFrameGetsItsHeight() throws Exception {
        openWikiPage(Map.of("forum", "algebra", "title", "Été & \"more\""));

        waitUntil("return document.querySelector('iframe').height === '734'");
        var form = form(server.posts().get(0));
        var claim = School.verifier(server.address())
                .verify(form.getOrDefault("claim", ""), FlatJson.readStrings(form.getOrDefault("parameters", "")));
        assertThat(claim.reader()).isEqualTo(School.ANA);
        browser.switchTo().frame(0);
        assertThat(browser.findElement(By.id("here")).getText()).isEqualTo("The discussion");
    }

    @Test
    void twoMacrosOnAPagePostOnceEachAndGrowApart() throws Exception {
        server.put("/resize.js", "parent.postMessage({subject: 'lti.frameResize', height: 500}, '*')");
        var html = render(Map.of("forum", "one")) + render(Map.of("forum", "two", "height", "200"));
        server.put("/embed", "<!doctype html>");

        openWikiPage(html);

        waitUntil("return document.querySelectorAll('form').length === 0");
        waitFor(() -> server.posts().size() == 2);
        server.put("/resize", "<!doctype html><script src=/resize.js></script>");
        browser.executeScript("frames[1].location = arguments[0]", server.address() + "/resize");
        waitUntil("return document.querySelectorAll('iframe')[1].height === '500'");
        assertThat(browser.executeScript("return document.querySelector('iframe').height"))
                .isEqualTo("400");
        assertThat(server.posts()).hasSize(2);
    }

    @Test
    void aSizeFromAnotherSiteOrWindow_isPassedOver() throws Exception {
        server.put("/resize.js", "");
        openWikiPage(Map.of());
        waitFor(() -> !server.posts().isEmpty());

        wiki.put("/evil", "<!doctype html><script src=/evil.js></script>");
        wiki.put("/evil.js", "parent.postMessage({subject: 'lti.frameResize', height: 901}, '*')");
        browser.executeScript("""
                window.seen = [];
                addEventListener('message', event => window.seen.push(event.data.height));
                postMessage({subject: 'lti.frameResize', height: 900}, '*');
                frames[0].location = '/evil';
                """);

        waitUntil("return window.seen.includes(900) && window.seen.includes(901)");
        assertThat(browser.executeScript("return document.querySelector('iframe').height"))
                .isEqualTo("400");
    }

    @Test
    void withoutScriptTheReaderOpensItByTheButton() throws Exception {
        wiki.put("/weft-embed.js", "");
        openWikiPage(Map.of("title", "Ask"));

        browser.findElement(By.xpath("//button[text()='Open: Ask']")).click();

        waitFor(() -> server.posts().size() == 1);
    }

    private void openWikiPage(Map<String, String> parameters) {
        openWikiPage(render(parameters));
    }

    private void openWikiPage(String html) {
        wiki.put("/page", "<!doctype html><html lang=en><title>Groups</title><h1>Groups</h1>" + html);
        browser.get(wiki.address() + "/page");
    }

    private String render(Map<String, String> parameters) {
        var renderer = School.renderer(server.address(), URI.create("/weft-embed.js"));
        return renderer.render(School.call(MacroName.DISCUSSION, parameters), School.ANA);
    }

    private static void waitUntil(String script) {
        waitFor(() -> Boolean.TRUE.equals(browser.executeScript(script)));
    }

    private static void waitFor(BooleanSupplier condition) {
        new WebDriverWait(browser, Duration.ofSeconds(15)).until(driver -> condition.getAsBoolean());
    }

    private static Map<String, String> form(String body) {
        var fields = new HashMap<String, String>();
        for (var field : body.split("&", -1)) {
            var parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return fields;
    }

    private static String script() throws IOException {
        try (var script = MacroRenderer.class.getResourceAsStream("weft-embed.js")) {
            return new String(script.readAllBytes(), UTF_8);
        }
    }
}
