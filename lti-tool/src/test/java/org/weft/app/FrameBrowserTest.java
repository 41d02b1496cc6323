package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import org.weft.practice.PracticeBrowser;

/** The widget as a guest in a frame: its size, the keyboard, what it loads, and whether everyone can use it. */
class FrameBrowserTest {
    private static final String QUBITS = "quantum-computing/qubits";
    private static final String THREAD = "How can I build a circuit";

    static RunningWeft weft;
    static Visitor ana;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ana = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        ana.close();
        weft.close();
    }

    @BeforeEach
    void desktop() {
        PracticeBrowser.resize(ana.browser, 1280, 1000);
        PracticeBrowser.scheme(ana.browser, "light");
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 1280})
    void k9_theFrameGrowsAndShrinksWithItsContent_withoutAScrollbarOfItsOwn(int width) {
        PracticeBrowser.resize(ana.browser, width, 1000);
        ana.open("ana", QUBITS);
        ana.run("document.body.scrollIntoView()"); // Out of sight, a browser puts layout off.
        long list = settledHeight();

        ana.click("a, button", "Minimum number of CNOTs");
        ana.see("weft-post", "");
        ana.until().until(driver -> frameHeight() != list);
        settledHeight();
        assertThat(overflow()).isLessThanOrEqualTo(1);
        assertThat((long) ana.run("return document.documentElement.scrollWidth - window.innerWidth"))
                .isLessThanOrEqualTo(0);

        if (width == 320) {
            ana.click("button, a", "All questions");
            ana.until().until(driver -> Math.abs(frameHeight() - list) < 200);
        }
    }

    @Test
    void k9_anLmsThatMakesFramesHigher_isNotAskedAgainAndAgain() {
        ana.open("ana", "quantum-computing/measurement");
        long usual = settledHeight();
        behave("like Canvas");
        try {
            ana.browser.get(weft.lms("/courses/quantum-computing/measurement?as=ana"));
            ana.run("window.asked = 0; addEventListener('message', ({ data }) => "
                    + "(window.asked += data?.subject === 'lti.frameResize' ? 1 : 0))");
            ana.enterWidget();

            assertThat(settledHeight()).isEqualTo(Math.max(450, usual));
            assertThat(overflow()).isLessThanOrEqualTo(1);
            ana.browser.switchTo().defaultContent();
            assertThat((long) ana.run("return window.asked")).isLessThan(10);
        } finally {
            behave("as the standards say");
        }
    }

    private static void behave(String family) {
        ana.browser.switchTo().defaultContent();
        ana.browser.get(weft.lms("/tools?as=mara"));
        new Select(ana.browser.findElement(By.cssSelector("form.family select"))).selectByVisibleText(family);
        ana.click("form.family button", "Save");
        ana.see("h1", "External tools");
    }

    @Test
    void theFirstPostIsPaintedWithoutAnyCallAndWithFourRequests() {
        ana.open("ana", QUBITS);

        var loaded = (List<?>)
                ana.run("return performance.getEntriesByType('resource').map((e) => new URL(e.name).pathname)");

        assertThat(loaded)
                .filteredOn(path -> !path.toString().startsWith("/widgets/"))
                .as("calls before or after the first paint")
                .allMatch(path -> path.equals("/api/events"));
        assertThat(loaded)
                .filteredOn(path -> path.toString().startsWith("/widgets/"))
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void k10_theFrameHasATitle_andTheKeyboardGetsThroughIt() {
        ana.open("ana", "quantum-computing/gates");
        assertThat((String) ana.run("return document.title")).isEqualTo("Questions about gates");
        ana.browser.switchTo().defaultContent();
        ana.run("document.body.tabIndex = -1; document.body.focus();");

        var visited = IntStream.range(0, 40)
                .mapToObj(step -> {
                    ana.press(Keys.TAB);
                    return String.valueOf(ana.run("return document.activeElement.localName"));
                })
                .toList();

        assertThat(visited).contains("iframe");
        assertThat(visited.subList(visited.lastIndexOf("iframe") + 1, visited.size()))
                .as("after the frame")
                .isNotEmpty();
    }

    @Test
    void withTheKeyboardAlone_oneAsksAndAnswersAndAccepts() {
        ask("Keyboard only", "Asked without a mouse");

        ana.press("r");
        ana.see("textarea", "");
        ana.press("Answered without a mouse");
        enter("Answer");
        ana.see("p", "Answered without a mouse");
        enter("Accept as answer");

        ana.see("*", "accepted by Ana Souza");
    }

    @Test
    void withTheKeyboardAlone_oneEditsAndRemovesAndTakesThatBack() {
        ask("Not yet right", "Asked in haste");

        enter("More");
        enter("Edit");
        ana.see("textarea", "");
        ana.press(", and corrected");
        enter("Save");
        ana.see("p", "Asked in haste, and corrected");
        enter("More");
        enter("Remove");
        ana.see("*", "You removed this post.");
        enter("Undo");

        ana.see("p", "Asked in haste, and corrected");
    }

    @Test
    void withTheKeyboardAlone_aLearnerFlags_andStaffDecides() {
        ana.open("ben", QUBITS);
        tabTo("Ask"); // Into the frame.
        ana.press("j");
        ana.press(Keys.ENTER);
        ana.see("weft-post", "");
        enter("More");
        enter("Flag");
        ana.press(Keys.TAB);
        ana.press("Have a look" + Keys.ENTER);
        ana.see("*", "Thank you. Staff will look at it.");

        ana.open("ravi", QUBITS);
        enter("For you to decide: 1");
        ana.see("li", "Have a look");
        enter("It is fine");

        ana.see("*", "Nothing left to decide.");
    }

    @ParameterizedTest
    @CsvSource({
        "ana, quantum-computing/qubits, light, 1280",
        "ana, quantum-computing/qubits, dark, 320",
        "layla, warehouse-first-week/near-miss, light, 1280",
        "layla, warehouse-first-week/near-miss, dark, 320"
    })
    void axeFindsNothing(String person, String page, String scheme, int width) {
        PracticeBrowser.resize(ana.browser, width, 1000);
        PracticeBrowser.scheme(ana.browser, scheme);
        ana.open(person, page);
        assertAccessible("the first view");

        if (person.equals("ana")) {
            ana.click("a, button", THREAD);
            ana.see("math", "");
            ana.click("button", "Write an answer");
            ana.see("textarea", "");
            assertAccessible("a thread with the field for an answer");
        } else {
            assertThat((String) ana.run("return document.documentElement.dir")).isEqualTo("rtl");
        }
    }

    private static void assertAccessible(String state) {
        var violations = new AxeBuilder().analyze(ana.browser).getViolations();
        ana.enterWidget();
        assertThat(violations)
                .as(state)
                .filteredOn(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .extracting(Rule::getHelp)
                .isEmpty();
    }

    private static void ask(String title, String text) {
        ana.open("ana", "quantum-computing/gates");
        enter("Ask");
        ana.see("input.title", "");
        ana.press(title);
        tabTo("Text");
        ana.press(text);
        enter("Ask");
        ana.see("h1", title);
    }

    private static void enter(String words) {
        tabTo(words);
        ana.press(Keys.ENTER);
    }

    /** Goes on by Tab until what says this has the focus. */
    private static void tabTo(String words) {
        for (int step = 0; step < 60; step++) {
            if (ana.focused().equals(words)) {
                return;
            }
            ana.press(Keys.TAB);
        }
        throw new AssertionError("The keyboard doesn't lead to \"" + words + "\"");
    }

    private static long frameHeight() {
        return (long) ana.run("return window.innerHeight");
    }

    /** How much of the document the frame doesn't show, in pixels. */
    private static long overflow() {
        return (long) ana.run("return document.documentElement.scrollHeight - window.innerHeight");
    }

    /** Waits until the frame's height stays the same for a while. */
    private static long settledHeight() {
        return (long) Objects.requireNonNull(ana.browser.executeAsyncScript("""
                const done = arguments[0];
                let last = -1, same = 0;
                const look = () => {
                  same = window.innerHeight === last ? same + 1 : 0;
                  last = window.innerHeight;
                  if (same > 10) done(last); else setTimeout(look, 20);
                };
                look();
                """));
    }
}
