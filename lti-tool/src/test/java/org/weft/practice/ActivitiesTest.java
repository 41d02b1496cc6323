package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivitiesTest {
    private static final URI TARGET = URI.create("http://localhost:9/lti/launch?placement=1");

    @TempDir
    private Path folder;

    @Test
    void whatWasAdded_isThereAfterARestart() {
        var file = folder.resolve("new/practice.json");
        var course = Courses.ALL.get(0);
        var added = new Activities(file).add(course, "Week „1“", TARGET, Map.of("weft_placement", "1"));

        var again = new Activities(file);

        assertThat(again.find(course, added.page().id())).hasValue(added);
        assertThat(again.pages(course))
                .endsWith(added.page())
                .hasSize(course.pages().size() + 1);
        assertThat(folder.resolve("new")).isDirectoryContaining(each -> each.equals(file));
    }

    @Test
    void aBrokenFile_isNamed() throws IOException {
        var file = Files.writeString(folder.resolve("practice.json"), "[{");

        assertThatThrownBy(() -> new Activities(file))
                .hasMessageContaining("practice.json")
                .hasMessageContaining("remove it");
    }
}
