package org.weft.macro;

import java.util.UUID;
import org.weft.embed.EmbedSigner;
import org.weft.embed.ParametersHash;
import org.weft.embed.WikiReader;
import org.weft.embed.WikiSpot;

/** Shows a macro to one reader. */
public final class MacroRenderer {
    private final WeftServer server;
    private final EmbedSigner signer;

    public MacroRenderer(WeftServer server, EmbedSigner signer) {
        this.server = server;
        this.signer = signer;
    }

    /**
     * HTML for the place where the macro stands. With {@link Output#PAGE} it holds a claim that speaks for the reader
     * for two minutes: it must reach that reader only, once, and no cache. A parameter that is not allowed gives a
     * message to the author instead.
     *
     * @throws IllegalArgumentException when the wiki gives a page without a key or an id
     */
    public String render(MacroCall call, WikiReader reader) {
        try {
            var parameters = MacroParameters.parse(call.macro(), call.parameters());
            return switch (call.output()) {
                case TEXT -> MacroHtml.text(parameters, call.page());
                case PAGE ->
                    MacroHtml.frame(
                            server,
                            parameters,
                            "weft-" + UUID.randomUUID(),
                            signer.sign(reader, spot(call.page(), parameters)));
            };
        } catch (MacroProblem problem) {
            return MacroHtml.problems(call.macro(), problem.sentences());
        }
    }

    private static WikiSpot spot(WikiPage page, MacroParameters parameters) {
        return new WikiSpot(
                page.spaceKey(),
                fitting(page.spaceTitle(), page.spaceKey()),
                page.pageId(),
                fitting(page.pageTitle(), page.pageId()),
                page.localId(),
                parameters.macro().widget(),
                ParametersHash.of(parameters.values()));
    }

    /** Titles are for people: cut and cleaned where a key would be refused, so that no page breaks by its title. */
    private static String fitting(String title, String otherwise) {
        var text = title.codePoints()
                .map(c -> Character.isISOControl(c) || isHalfAPair(c) ? ' ' : c)
                .limit(WikiSpot.MAX_TITLE / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return text.isBlank() ? otherwise : text;
    }

    private static boolean isHalfAPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
