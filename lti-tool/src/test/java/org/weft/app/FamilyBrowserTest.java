package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** Weft in an LMS that behaves like others: it opens, and reads who is in the course. */
class FamilyBrowserTest {
    @ParameterizedTest
    @ValueSource(strings = {"like Moodle", "like Canvas"})
    void weftOpens_andReadsTheMembers(String family) {
        try (var weft = new RunningWeft();
                var ravi = new Visitor(weft)) {
            behave(ravi, weft, family);

            ravi.open("ravi", "quantum-computing/gates");
            ravi.click("button", "Settings");

            ravi.see("h3", "6 people on the list have never come here");
            assertThat(ravi.all("*", "can't be read")).isEmpty();
        }
    }

    private static void behave(Visitor mara, RunningWeft weft, String family) {
        mara.browser.get(weft.lms("/tools?as=mara"));
        new Select(mara.browser.findElement(By.cssSelector("form.family select"))).selectByVisibleText(family);
        mara.click("form.family button", "Save");
        mara.see("h1", "External tools");
        assertThat(new Select(mara.see("form.family select", ""))
                        .getFirstSelectedOption()
                        .getText())
                .isEqualTo(family);
    }
}
