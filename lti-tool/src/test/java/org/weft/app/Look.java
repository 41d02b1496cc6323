package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.OutputType;

/** How a visitor's pages look: kept as pictures, and held against what everybody needs. */
final class Look {
    private final Visitor visitor;
    private final Path folder;
    private final String[] excluded;

    /** @param excluded what axe leaves out, as CSS */
    Look(Visitor visitor, String folder, String... excluded) {
        this.visitor = visitor;
        this.folder = Path.of("target", "look", folder);
        this.excluded = excluded;
    }

    /** The page as it is, for people to look at. */
    void keep(String name) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".png"), visitor.browser.getScreenshotAs(OutputType.BYTES));
    }

    /** Keeps the page; it fits its width, and axe finds nothing. */
    void assertAccessible(String name) throws IOException {
        keep(name);
        assertThat((long) visitor.run("return document.documentElement.scrollWidth - window.innerWidth"))
                .as(name)
                .isLessThanOrEqualTo(0);
        var axe = new AxeBuilder();
        for (var each : excluded) {
            axe.exclude(each);
        }
        var violations = axe.analyze(visitor.browser).getViolations();
        assertThat(violations).as(name).extracting(Rule::getHelp).isEmpty();
    }
}
