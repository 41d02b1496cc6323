package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.logging.Level;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;

/** T2: learners put a picture and a file into a post on a course page, in a frame of another site. */
class UploadsBrowserTest {
    private static final String PAGE = "quantum-computing/gates";
    private static final String SEND = Keys.chord(Keys.CONTROL, Keys.ENTER);

    /** Elements also where they aren't visible, as the input for files. */
    private static final String FIND = """
            const find = (root) => {
              for (const each of root.querySelectorAll('*')) {
                if (each.matches(arguments[0])) return each;
                const within = each.shadowRoot && find(each.shadowRoot);
                if (within) return within;
              }
            };
            return find(document);
            """;

    @TempDir
    static Path folder;

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
    void t2_aPictureAndAFileAreSeenByClassmates_andThereAfterARestart() throws IOException {
        ana.open("ana", PAGE);
        ana.click("button", "Ask");
        ana.see("input.title", "").sendKeys("What does this sphere show?");
        ana.see("textarea", "").sendKeys("This one:");
        choose(ana, picture());
        ana.see("input[id^=alt-]", "").sendKeys("A Bloch sphere");
        choose(ana, sheet());
        awaitText(ana, "[sheet.csv](upload:");
        ana.see("textarea", "").sendKeys(SEND);
        ana.see("h1", "What does this sphere show?");
        awaitPicture(ana, "A Bloch sphere");

        ben.open("ben", PAGE);
        ben.click("a", "What does this sphere show?");
        awaitPicture(ben, "A Bloch sphere");
        assertThat(saved(ben)).isEqualTo("gate,matrix");

        weft.stop();
        weft.start();
        ben.open("ben", PAGE);
        ben.click("a", "What does this sphere show?");
        awaitPicture(ben, "A Bloch sphere");
        assertPolicyKept(ana);
        assertPolicyKept(ben);
    }

    @Test
    void aPictureOfAnAnonymousAuthorIsSeen_andItsFileHasNoTellingName() throws IOException {
        ana.open("ana", PAGE);
        ana.click("button", "Ask");
        ana.see("input.title", "").sendKeys("Am I the only one with this result?");
        ana.see("textarea", "").sendKeys("Here");
        ana.click("label", "Hide my name from classmates");
        choose(ana, sheet());
        awaitText(ana, "[file](upload:");
        ana.see("textarea", "").sendKeys(SEND);
        ana.see("*", "Anonymous 1 (you)");

        ben.open("ben", PAGE);
        ben.click("a", "Am I the only one with this result?");
        ben.see("a[data-upload]", "file");
        assertThat(saved(ben)).isEqualTo("gate,matrix");
        assertThat(String.valueOf(ben.run("return window.savedName"))).matches("file-\\d+\\.csv");
    }

    private static void choose(Visitor visitor, Path file) {
        var input = (WebElement) Objects.requireNonNull(visitor.browser.executeScript(FIND, "input[type=file]"));
        input.sendKeys(file.toString());
    }

    private static void awaitText(Visitor visitor, String part) {
        visitor.until()
                .until(driver -> String.valueOf(visitor.see("textarea", "").getDomProperty("value"))
                        .contains(part));
    }

    /** It is fetched when it comes near. */
    private static void awaitPicture(Visitor visitor, String alt) {
        visitor.until()
                .until(driver -> Boolean.TRUE.equals(visitor.browser.executeScript(
                        "const image = (function () {" + FIND + "})(arguments[0]);"
                                + " if (image) image.scrollIntoView(); return !!image && image.complete && image.naturalWidth === 320;",
                        "img[data-upload][alt='" + alt + "']")));
    }

    /** What the first file in the post holds when it is clicked. */
    private static String saved(Visitor visitor) {
        visitor.run("""
                const make = URL.createObjectURL.bind(URL);
                window.saved = '';
                URL.createObjectURL = (blob) => { blob.text().then((text) => (window.saved = text)); return make(blob); };
                const click = HTMLAnchorElement.prototype.click;
                HTMLAnchorElement.prototype.click = function () { window.savedName = this.download; click.call(this); };
                """);
        visitor.click("a[data-upload]", "");
        visitor.until()
                .until(driver ->
                        !String.valueOf(visitor.run("return window.saved")).isEmpty());
        return String.valueOf(visitor.run("return window.saved"));
    }

    private static void assertPolicyKept(Visitor visitor) {
        assertThat(visitor.browser.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().equals(Level.SEVERE))
                .filteredOn(entry -> entry.getMessage().contains("Content Security Policy"))
                .isEmpty();
    }

    private static Path picture() throws IOException {
        var file = folder.resolve("sphere.png");
        ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file;
    }

    private static Path sheet() throws IOException {
        return Files.writeString(folder.resolve("sheet.csv"), "gate,matrix");
    }
}
