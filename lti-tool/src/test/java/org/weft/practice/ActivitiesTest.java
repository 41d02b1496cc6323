package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivitiesTest {
    private static final URI TARGET = URI.create("http://localhost:9/lti/launch?placement=1");

    private static final Tools TOOLS =
            new Tools(PracticeFixture.settings("http://127.0.0.1:0").tool(), null);

    @TempDir
    private Path folder;

    @Test
    void whatWasAdded_isThereAfterARestart() {
        var file = folder.resolve("new/practice.json");
        var course = Courses.ALL.get(0);
        var added = Activity.create(course, TOOLS.first(), "Week „1“", TARGET, Map.of("weft_placement", "1"));
        new Activities(new Catalog(null), TOOLS, file).add(List.of(added));

        var again = new Activities(new Catalog(null), TOOLS, file);

        assertThat(again.find(course, added.page().id())).hasValue(added);
        assertThat(again.pages(course))
                .endsWith(added.page())
                .hasSize(course.pages().size() + 1);
        assertThat(folder.resolve("new")).isDirectoryContaining(each -> each.equals(file));
    }

    @Test
    void aBrokenFile_isNamed() throws IOException {
        var file = Files.writeString(folder.resolve("practice.json"), "[{");

        assertThatThrownBy(() -> new Activities(new Catalog(null), TOOLS, file))
                .hasMessageContaining("practice.json")
                .hasMessageContaining("remove it");
    }

    @Test
    void whatWasAddedBeforeThereWereOtherTools_opensTheFirst() throws IOException {
        var old = """
                [{"course":"quantum-computing","page":"added-1","title":"Week 1","target":"%s","custom":{}}]
                """.formatted(TARGET);
        var file = Files.writeString(folder.resolve("practice.json"), old);

        var opening = new Activities(new Catalog(null), TOOLS, file).opening("quantum-computing.added-1");

        assertThat(opening.map(Opening::tool)).hasValue(TOOLS.first());
        assertThat(opening.map(Opening::target)).hasValue(TARGET);
    }
}
