package org.weft.macro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A macro's parameters as its author meant them: trimmed, those left empty gone, each of them known and allowed.
 *
 * @param values sorted by name
 */
record MacroParameters(MacroName macro, Map<String, String> values) {
    /** @throws MacroProblem with all that is wrong, not only the first of it */
    static MacroParameters parse(MacroName macro, Map<String, String> typed) throws MacroProblem {
        var values = new TreeMap<String, String>();
        var problems = new ArrayList<String>();
        new TreeMap<>(typed).forEach((key, value) -> {
            if (!value.isBlank()) {
                values.put(key, value.strip());
                problems.addAll(problemsOf(macro, key, value.strip()));
            }
        });
        if (!problems.isEmpty()) {
            throw new MacroProblem(problems);
        }
        return new MacroParameters(macro, values);
    }

    String title() {
        return values.getOrDefault(MacroParameter.TITLE.key(), macro.title());
    }

    int height() {
        var height = values.get(MacroParameter.HEIGHT.key());
        return height == null ? MacroParameter.DEFAULT_HEIGHT : Integer.parseInt(height);
    }

    private static List<String> problemsOf(MacroName macro, String key, String value) {
        for (var parameter : macro.parameters()) {
            if (parameter.key().equals(key)) {
                return parameter.allows(value) ? List.of() : List.of(notAllowed(parameter, value));
            }
        }
        var known =
                macro.parameters().stream().map(MacroParameter::key).sorted().toList();
        return List.of(
                "There is no parameter \"" + shortened(key) + "\". There are: " + String.join(", ", known) + ".");
    }

    private static String notAllowed(MacroParameter parameter, String value) {
        return "\"" + parameter.key() + "\" must be " + parameter.rule() + ", and is \"" + shortened(value) + "\".";
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
