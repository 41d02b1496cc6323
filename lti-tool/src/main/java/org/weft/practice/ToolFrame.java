package org.weft.practice;

import java.util.Map;
import java.util.stream.Stream;
import org.weft.practice.Quirks.Storage;

/**
 * A tool on a page of the LMS, whose messages {@code host.js} answers.
 *
 * @param launch where it is opened
 * @param storage who answers storage messages
 */
record ToolFrame(String title, String launch, Tool tool, Family family, Storage storage) {
    Html inPage() {
        return filled("tool-frame.html");
    }

    /** A link that opens it in a window of its own. */
    Html inWindow() {
        return filled("tool-window.html");
    }

    private Html filled(String template) {
        return Html.fill(
                template,
                Map.of(
                        "title", Html.text(title),
                        "launch", Html.text(launch),
                        "tool-origin", Html.text(tool.origin()),
                        "storage", Html.text(storage.word()),
                        "min-height", Html.text(Integer.toString(family.minHeight()))));
    }

    /** The frames that must stand on the same page, so that all of these are answered. */
    static Html storageFrames(Stream<Storage> storages) {
        var names = storages.filter(Storage::inFrame)
                .flatMap(storage -> storage.announced().stream())
                .distinct();
        return Html.each(names.toList(), name -> Html.fill("storage-frame-tag.html", Map.of("name", Html.text(name))));
    }
}
