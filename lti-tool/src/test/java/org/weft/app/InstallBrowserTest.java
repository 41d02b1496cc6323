package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.practice.PracticeBrowser;

/** The pages for installing by hand. */
class InstallBrowserTest {
    static RunningWeft weft;
    static Visitor visitor;
    static Look look;

    @BeforeAll
    static void start() {
        weft = new RunningWeft();
        visitor = new Visitor(weft);
        look = new Look(visitor, "install");
    }

    @AfterAll
    static void stop() {
        visitor.close();
        weft.close();
    }

    @Test
    void aValue_isCopiedByItsButton() {
        visitor.browser.get(weft.tool("/install/moodle"));

        visitor.click("button", "Copy Initiate login URL");

        visitor.see("button.copy", "Copy Initiate login URL");
        visitor.until()
                .until(driver -> visitor.run("return [...document.querySelectorAll('.copy')]"
                                + ".some((each) => each.textContent === 'Copied')")
                        .equals(true));
    }

    @Test
    void aWrongField_hasTheFocus() {
        visitor.browser.get(weft.tool("/install/moodle"));

        visitor.see("#client_id", "").sendKeys("AbC123");
        visitor.see("button", "Install").click();

        visitor.see("#invite-wrong", "none of Weft");
        assertThat(visitor.run("return document.activeElement.id")).isEqualTo("invite");
        assertThat(visitor.run("return document.getElementById('client_id').value"))
                .isEqualTo("AbC123");
    }

    @ParameterizedTest
    @CsvSource({"light, 1280, canvas", "dark, 320, blackboard", "dark, 1280, moodle", "light, 320, brightspace"})
    void axeFindsNothing(String scheme, int width, String lms) throws IOException {
        PracticeBrowser.scheme(visitor.browser, scheme);
        PracticeBrowser.resize(visitor.browser, width, 800);

        visitor.browser.get(weft.tool("/install/?invite=1-abc"));
        look.assertAccessible("list-" + scheme + "-" + width);
        visitor.click("a", lms.substring(1));
        visitor.see("h1", "Install Weft in");
        PracticeBrowser.resize(visitor.browser, width, 2400);
        look.assertAccessible(lms + "-" + scheme + "-" + width);
        visitor.see("form button", "Install").click();
        visitor.see("[role=alert]", "Nothing is installed yet");
        look.assertAccessible("wrong-" + scheme + "-" + width);
    }
}
