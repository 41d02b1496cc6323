package org.weft.practice;

import java.util.Map;

/** A page that sends a form at once, or by a button where scripts are off. */
record SelfPostingForm(String method, String action, Map<String, String> fields) {
    Html html() {
        return Html.fill(
                "form.html",
                Map.of(
                        "method", Html.text(method),
                        "action", Html.text(action),
                        "fields", Html.each(fields.entrySet(), SelfPostingForm::field)));
    }

    private static Html field(Map.Entry<String, String> field) {
        return new Html("<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                .formatted(
                        Html.text(field.getKey()).markup(),
                        Html.text(field.getValue()).markup()));
    }
}
