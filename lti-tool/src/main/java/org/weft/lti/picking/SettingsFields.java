package org.weft.lti.picking;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.base.Markup;
import org.weft.lti.pages.Words;

/** The picker's fields of what is set for a discussion, folded away until somebody wants other than the usual. */
final class SettingsFields {
    private SettingsFields() {}

    /** @param wrong as in {@link PickerPage#form} */
    static String html(Words words, PickerPage.Offer offer, PickerForm form, @Nullable String wrong) {
        boolean open = offer.purpose() == PickerPage.Purpose.CHANGE || (wrong != null && !wrong.equals("title"));
        return """
                <details class="setup"%s>
                <summary>%s</summary>
                %s<p><label><input type="checkbox" name="anonymity"%s> %s</label></p>
                %s%s%s</details>
                """.formatted(
                        open ? " open" : "",
                        Markup.escape(words.text("setup")),
                        kind(words, form),
                        form.anonymity() ? " checked" : "",
                        Markup.escape(words.text("anonymity")),
                        points(words, form, wrong),
                        dates(words, form, wrong),
                        offer.groupSets().isEmpty() ? "" : groups(words, offer, form));
    }

    private static String kind(Words words, PickerForm form) {
        return """
                <p><label for="kind">%s</label> <select id="kind" name="kind">%s%s</select></p>
                """.formatted(
                words.html("kind"),
                option("question", words.text("kind.question"), form.kind().word()),
                option("discussion", words.text("kind.discussion"), form.kind().word()));
    }

    private static String points(Words words, PickerForm form, @Nullable String wrong) {
        return """
                <p><label><input type="checkbox" name="graded"%s> %s</label></p>
                <p class="points"><label>%s <input type="number" name="points" min="1" max="1000" value="%s"%s></label></p>
                <p class="hint" id="points-hint">%s</p>
                """.formatted(
                        form.graded() ? " checked" : "",
                        Markup.escape(words.text("graded")),
                        Markup.escape(words.text("points")),
                        Markup.escape(form.points()),
                        invalid("points", wrong, "points-hint"),
                        Markup.escape(words.text("points.hint")));
    }

    private static String dates(Words words, PickerForm form, @Nullable String wrong) {
        var check = "time".equals(wrong) ? "dates" : Objects.requireNonNullElse(wrong, "");
        return """
                <p class="dates"><label>%s <input type="datetime-local" name="opens" value="%s"%s></label>
                <label>%s <input type="datetime-local" name="closes" value="%s"%s></label></p>
                <p class="hint" id="dates-hint">%s <span data-zone>%s</span></p>
                <input type="hidden" name="zone" value="%s">
                """.formatted(
                        Markup.escape(words.text("opens")),
                        Markup.escape(form.opensAt()),
                        invalid("dates", check, "dates-hint"),
                        Markup.escape(words.text("closes")),
                        Markup.escape(form.closesAt()),
                        invalid("dates", check, "dates-hint"),
                        Markup.escape(words.text("dates.hint")),
                        Markup.escape(words.text("dates.zone")),
                        Markup.escape(form.zone()));
    }

    private static String groups(Words words, PickerPage.Offer offer, PickerForm form) {
        var options = offer.groupSets().stream()
                .map(set -> option(set, set, form.groupSet()))
                .collect(Collectors.joining());
        return """
                <p><label for="groups">%s</label> <select id="groups" name="groups"><option value="">%s</option>%s</select></p>
                """.formatted(Markup.escape(words.text("groups")), Markup.escape(words.text("groups.none")), options);
    }

    static String option(String value, String text, String chosen) {
        return "<option value=\"%s\"%s>%s</option>"
                .formatted(Markup.escape(value), value.equals(chosen) ? " selected" : "", Markup.escape(text));
    }

    /** How a field says that it was filled in wrongly, and what describes it. */
    static String invalid(String field, @Nullable String wrong, String hint) {
        return field.equals(wrong)
                ? " aria-invalid=\"true\" aria-describedby=\"wrong\""
                : " aria-describedby=\"%s\"".formatted(hint);
    }
}
