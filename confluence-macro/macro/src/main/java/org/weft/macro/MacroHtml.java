package org.weft.macro;

import java.util.List;
import java.util.stream.Collectors;
import org.weft.embed.FlatJson;

/** The three things that a macro can look like. All text that comes in is escaped here. */
final class MacroHtml {
    private static final String SANDBOX =
            "allow-scripts allow-same-origin allow-forms allow-downloads allow-popups allow-popups-to-escape-sandbox";

    private MacroHtml() {}

    /**
     * A frame, and a form that our script posts into it: the claim never is in an address, a log or the browser's
     * history. Where no script runs, the reader posts the form by its button.
     *
     * @param name the frame's, different from all others on the page
     */
    static String frame(WeftServer server, MacroParameters parameters, String name, String claim) {
        return """
                <div class="weft-macro" data-weft-origin="%s">
                <form class="weft-open" method="post" action="%s" target="%s" accept-charset="utf-8">
                <input type="hidden" name="claim" value="%s">
                <input type="hidden" name="parameters" value="%s">
                <button type="submit">Open: %s</button>
                </form>
                <iframe name="%s" title="%s" width="100%%" height="%d" frameborder="0" allow="clipboard-write" sandbox="%s"></iframe>
                <script src="%s" defer></script>
                </div>
                """.formatted(
                        Html.escape(server.address().toString()),
                        Html.escape(server.embed().toString()),
                        name,
                        Html.escape(claim),
                        Html.escape(FlatJson.write(parameters.values())),
                        Html.escape(parameters.title()),
                        name,
                        Html.escape(parameters.title()),
                        parameters.height(),
                        SANDBOX,
                        Html.escape(server.script().toString()));
    }

    static String text(MacroParameters parameters, WikiPage page) {
        return """
                <p class="weft-macro">%s: <a href="%s">%s</a></p>
                """.formatted(
                        Html.escape(parameters.macro().sentence()),
                        Html.escape(page.address().toString()),
                        Html.escape(parameters.title()));
    }

    static String problems(MacroName macro, List<String> sentences) {
        var items = sentences.stream()
                .map(sentence -> "<li>" + Html.escape(sentence) + "</li>")
                .collect(Collectors.joining("\n"));
        return """
                <div class="weft-macro weft-problem">
                <p>The macro %s cannot be shown. Edit the page to set it right:</p>
                <ul>
                %s
                </ul>
                </div>
                """.formatted(macro.macroName(), items);
    }
}
