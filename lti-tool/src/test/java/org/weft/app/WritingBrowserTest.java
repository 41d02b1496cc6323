package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Writing, and taking back what was written. */
class WritingBrowserTest {
    private static final String PAGE = "quantum-computing/measurement";
    private static final String SEND = Keys.chord(Keys.CONTROL, Keys.ENTER);

    static RunningWeft weft;
    static Visitor ana;
    static Visitor other;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        ana = new Visitor(weft);
        other = new Visitor(weft);
    }

    @AfterAll
    static void stop() {
        ana.close();
        other.close();
        weft.close();
    }

    @Test
    void t1_aThreadSaysWhatItIs_andAQuestionHowItStands() {
        ana.open("ana", PAGE);
        ana.ask("Is a measurement a gate?", "It isn't reversible");
        ana.open("ana", PAGE);
        ana.click("button", "Ask");
        ana.click("label", "Discussion");
        ana.see("input.title", "").sendKeys("How do you picture it?");
        ana.see("textarea", "").sendKeys("I see a coin" + SEND);
        ana.see("h1", "How do you picture it?");

        other.open("ravi", PAGE);
        other.click("button", "Ask");
        other.click("label", "Announcement");
        other.see("input.title", "").sendKeys("The lab is open");
        other.see("textarea", "").sendKeys("From Monday on" + SEND);
        other.see("h1", "The lab is open");

        ana.open("ana", PAGE);
        ana.see(".state", "Announcement");
        ana.see("*", "Discussion ·");
        ana.see(".state svg + *, .state:has(svg)", "Waiting since");
        other.open("ravi", PAGE);
        other.click("a", "Is a measurement a gate?");
        other.answer("No, it isn't");
        ana.click("button.pill", "Show");
        ana.see(".state:has(svg)", "Answered by staff");
    }

    @Test
    void t2_marksFormulasPeopleAndEmojiAreOneKeyAway_andEscKeepsTheDraft() {
        other.open("ben", PAGE); // Who was never here can't be mentioned.
        ana.open("ana", PAGE);
        ana.click("button", "Ask");
        ana.see("input.title", "").sendKeys("All of it");
        var text = ana.see("textarea", "");
        text.sendKeys("bold", Keys.chord(Keys.SHIFT, Keys.HOME));
        ana.click("button", "Bold");
        text.sendKeys(Keys.END, " $x^2$ :tada: @Ben");
        ana.click("[role=option]", "Ben Okafor");
        ana.click("button", "Preview");
        ana.see("strong", "bold");
        ana.see("math", "");
        ana.see("bdi", "Ben Okafor");
        ana.see("p", "🎉");

        text.sendKeys(Keys.ESCAPE);
        ana.gone("textarea", "");
        assertThat(ana.focused()).isEqualTo("Ask");
        ana.press(Keys.ENTER);
        var kept = ana.see("textarea", "");
        assertThat(kept.getDomProperty("value")).startsWith("**bold** $x^2$ :tada: @");
        kept.sendKeys(SEND);
        ana.see("h1", "All of it");

        ana.see("strong", "bold");
        other.see("button", "news in 1 thread");
    }

    @Test
    void t5_whatIsRemovedCanBeTakenBack_andLeavesItsPlace() {
        other.open("ben", PAGE);
        other.ask("Which basis?", "Z, I think");
        ana.open("ana", PAGE);
        ana.click("a", "Which basis?");
        ana.answer("The X basis");
        ana.answerTo("The X basis", "Or Y");

        remove("The X basis");
        ana.click("button", "Undo");
        ana.see("p", "The X basis");
        remove("The X basis");
        other.click("button", "2 new posts");
        other.see("*", "Removed by its author");
        other.see("p", "Or Y");
        assertThat(other.all("p", "The X basis")).isEmpty();

        other.open("ravi", PAGE);
        other.click("a", "Which basis?");
        other.click("button", "Restore");
        other.see("p", "The X basis");
        ana.see("p", "The X basis");
    }

    private void remove(String text) {
        ana.act(text, "Remove");
        ana.see("button", "Undo");
    }
}
