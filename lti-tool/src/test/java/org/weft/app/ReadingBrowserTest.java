package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;
import org.weft.practice.PracticeBrowser;

/** Reading: what is new, in which order, what helped, and taking it along. */
class ReadingBrowserTest {
    private static final String QUBITS = "quantum-computing/qubits";
    private static final String GATES = "quantum-computing/gates";
    private static final String LONG = "Is quantum computing just pie in the sky?";
    private static final String SHORT = "Minimum number of CNOTs";

    @TempDir
    private Path downloads;

    static RunningWeft weft;
    static Visitor ana;
    static Visitor ben;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ana = new Visitor(weft);
        ben = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        ana.close();
        ben.close();
        weft.close();
    }

    @Test
    void t6_whatIsNewIsCountedAndFound_andNothingMovesUnderTheReader() {
        ben.open("ben", GATES);
        ben.ask("What is a Hadamard?", "In one sentence");
        ana.open("ana", GATES);
        ana.see(".badge", "1 new");
        ana.click("a", "What is a Hadamard?");
        ana.click("button", "Write an answer");
        ana.click("textarea", "");
        var before = top("textarea");

        ben.answer("It turns a basis state into both");
        ana.see("button", "1 new post");
        assertThat(top("textarea")).isEqualTo(before);
        ana.click("button", "1 new post");
        ana.see("p", "It turns a basis state into both");
        ana.press(Keys.ESCAPE);
        ana.press("k");
        ana.press("j");
        assertThat(ana.focusedPost()).isEqualTo(2);

        ben.open("chidi", GATES);
        ben.see(".badge", "2 new");
        ben.click("button", "Mark all as read");
        ben.gone(".badge", "new");
    }

    @Test
    void t7_aLayoutThatSomebodyChose_isThereOnTheNextThread() {
        ana.open("tomasz", QUBITS);
        ana.click("a", SHORT);
        new Select(ana.see("select", "View")).selectByValue("linear");
        ana.see("*", "in reply to #");
        ana.open("tomasz", QUBITS);
        ana.click("a", "How can I build a circuit");
        assertThat(new Select(ana.see("select", "View"))
                        .getFirstSelectedOption()
                        .getText())
                .isEqualTo("Linear");
    }

    @Test
    void t8_theListSaysWhatMatters_isFilteredAndSorted() {
        ana.open("ana", QUBITS);
        ana.see(".state", "Answer accepted");
        ana.see("*", "119 people have this too");
        ana.click("button", "Unanswered");
        ana.see(".state", "Waiting since");
        ana.gone(".state", "Answer accepted");
        ana.click("button", "All");
        new Select(ana.see("select", "Sort by")).selectByValue("votes");

        ana.until().until(driver -> ana.all("h2 a", "").get(0).getText().equals(LONG));
        ana.click("button.tag", "quantum-computer");
        ana.see("*", "Tagged quantum-computer");
        ana.click("button", "Show all tags");
        ana.gone("button", "Show all tags");
    }

    @Test
    void t9_whatHelpedIsCountedOnce_andWhoReactedIsThereForTheAsking() {
        ben.open("ben", GATES);
        ben.ask("Is Z a phase?", "Of -1");
        ana.open("ana", GATES);
        ana.click("a", "Is Z a phase?");
        ana.click("button", "I have this too");
        ana.see("button[aria-pressed=true]", "I have this too");
        ana.click("button", "React");
        ana.click("button", "Good insight");
        ben.see("span", "1 person has this too");
        ben.see("button", "Good insight 1");
        ben.click("button", "More");
        ben.click("button", "Who reacted");

        ben.see("*", "Ana Souza");
        ana.click("button", "I have this too");
        ana.see("button[aria-pressed=false]", "I have this too");
        ben.gone("span", "1 person has this too");
    }

    @Test
    void t19_aLongThreadOpensAtItsFirstUnreadPost_withoutLoadingAllOfIt() {
        ana.open("ana", QUBITS);
        ana.click("a", LONG);
        ana.see("weft-post", "");
        ana.run("""
                const { weft, opened } = document.querySelector('weft-discussion').renderRoot.querySelector('weft-thread');
                return weft.api.reading(opened.thread.id, { read: [[1, 70]] });
                """);
        ana.open("ana", QUBITS);
        ana.see(".badge", "30 new");
        ana.click("a", LONG);
        ana.click("button", "Go to the first");
        ana.until().until(driver -> ana.focusedPost() > 70);
        assertThat(ana.all("weft-post", "")).hasSizeLessThan(100);
    }

    @Test
    void t21_aThreadIsTakenAlong_asMarkdownAndAsJson() throws IOException {
        ben.browser.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        ben.open("ben", QUBITS);
        ben.click("a", SHORT);
        ben.click("button", "Markdown");
        ben.click("button", "JSON");

        assertThat(downloaded(".md")).startsWith("# " + SHORT).contains("Imani Demir");
        assertThat(downloaded(".json")).startsWith("{").contains("\"posts\"");
    }

    @Test
    void t22_theViewersLanguageAndDirection_andNothingWiderThanThePage() {
        PracticeBrowser.resize(ana.browser, 320, 900); // 1,280 px at 400 %
        ana.open("layla", "warehouse-first-week/near-miss");
        assertThat(ana.run("return document.documentElement.lang + ' ' + document.documentElement.dir"))
                .isEqualTo("ar rtl");
        ana.see("button", "اسأل");
        assertThat((long) ana.run("return document.documentElement.scrollWidth - innerWidth"))
                .isLessThanOrEqualTo(0);
        PracticeBrowser.resize(ana.browser, 1280, 1000);

        ana.open("ana", QUBITS);
        assertThat(ana.all("time[title]", "").get(0).getAttribute("title")).matches(".*20\\d\\d.*(UTC|GMT).*");
        ana.click("a", "How can I build a circuit");
        ana.see("[dir=auto]", "Break the problem in parts.");
    }

    @Test
    void t23_nothingThere_andNoServer_areSaid_withAWayOn() {
        ana.open("ravi", "warehouse-first-week/fire-doors");
        ana.see("*", "No one has asked yet. What would you like to know about this page?");

        ana.open("ana", QUBITS);
        weft.stop();
        ana.click("button", "Unanswered");
        ana.see("[role=alert]", "We can’t reach the server");
        weft.start();
        ana.click("button", "Try again");
        ana.see(".state", "Waiting since");
    }

    private static String top(String css) {
        return String.valueOf(
                ana.browser.executeScript("return arguments[0].getBoundingClientRect().top", ana.see(css, "")));
    }

    private String downloaded(String ending) throws IOException {
        return Files.readString(ben.until().until(driver -> find(ending)));
    }

    private @Nullable Path find(String ending) {
        try (var files = Files.list(downloads)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
