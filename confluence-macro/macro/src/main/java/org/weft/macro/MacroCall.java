package org.weft.macro;

import java.util.Map;

/**
 * One macro on one page, about to be shown.
 *
 * @param parameters as the author typed them; an adapter takes out those that its wiki adds of its own
 */
public record MacroCall(MacroName macro, Map<String, String> parameters, WikiPage page, Output output) {
    public MacroCall {
        parameters = Map.copyOf(parameters);
    }
}
