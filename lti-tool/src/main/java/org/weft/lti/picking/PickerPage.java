package org.weft.lti.picking;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.weft.base.Markup;
import org.weft.discussion.Kind;
import org.weft.discussion.Placing.Choice;
import org.weft.lti.pages.Layout;
import org.weft.lti.pages.Words;

/** The picker's pages: HTML that works without scripts; the script only spares a step. */
public final class PickerPage {
    /** Below a picker's address: the widget in its preview. */
    public static final String SAMPLE = "/sample";

    private final Layout layout;

    public PickerPage(Layout layout) {
        this.layout = layout;
    }

    /** What a discussion is called that nobody names. */
    public static String usualTitle(@Nullable String locale) {
        return Picking.PHRASES.in(locale).text("name.usual");
    }

    /**
     * What the form offers.
     *
     * @param action where it goes
     * @param host origin of the page that frames it and is told how tall it is; null where that gives it room enough
     * @param several whether several may be inserted at once
     */
    record Offer(
            String action,
            Purpose purpose,
            @Nullable String host,
            boolean several,
            List<Choice> choices,
            List<String> groupSets) {}

    /** What the form is for. */
    enum Purpose {
        INSERT("title", "insert"),
        CHANGE("change", "save"),
        SET_UP("first", "first.insert");

        private final String heading;
        private final String button;

        Purpose(String heading, String button) {
            this.heading = heading;
            this.button = button;
        }
    }

    /** @param wrong the field to be filled in otherwise; null for none */
    String form(Words words, Offer offer, PickerForm form, @Nullable String wrong) {
        var purpose = offer.purpose();
        var heading = words.text(purpose.heading);
        var body = """
                <main class="picker"%s>
                <h1>%s</h1>
                %s<form method="post" action="%s">
                %s%s%s%s%s<p class="actions"><button name="action" value="insert">%s</button>
                %s</p>
                </form>
                </main>
                """.formatted(
                offer.host() == null ? "" : " data-host=\"%s\"".formatted(Markup.escape(offer.host())),
                Markup.escape(heading),
                purpose == Purpose.SET_UP ? "<p class=\"hint\">%s</p>\n".formatted(words.html("first.text")) : "",
                Markup.escape(offer.action()),
                wrong == null ? "" : alert(words, wrong),
                titles(words, form, wrong),
                which(words, offer, form),
                SettingsFields.html(words, offer, form, wrong),
                preview(words, offer, form),
                words.html(purpose.button),
                purpose == Purpose.SET_UP ? "" : another(words, offer, form) + cancel(words));
        return page(words, heading, body);
    }

    private static String cancel(Words words) {
        return "<button name=\"action\" value=\"cancel\" class=\"quiet\" formnovalidate>%s</button>"
                .formatted(words.html("cancel"));
    }

    /** For a link that has been set up since the form was opened. */
    String already(Words words, String action) {
        var body = """
                <main class="picker">
                <h1>%s</h1>
                <p>%s</p>
                <form method="post" action="%s"><p class="actions"><button name="action" value="open">%s</button></p></form>
                </main>
                """.formatted(
                words.html("already"), words.html("already.text"), Markup.escape(action), words.html("already.open"));
        return page(words, words.text("already"), body);
    }

    /** For a platform that takes nothing of ours at this spot. */
    String refusal(Words words, String action) {
        var body = """
                <main class="picker">
                <h1>%s</h1>
                <p>%s</p>
                <form method="post" action="%s"><p class="actions"><button name="action" value="cancel">%s</button></p></form>
                </main>
                """.formatted(
                        Markup.escape(words.text("refused")),
                        Markup.escape(words.text("refused.text")),
                        Markup.escape(action),
                        Markup.escape(words.text("back")));
        return page(words, words.text("refused"), body);
    }

    /** A form that sends itself to the platform (LTI Deep Linking 2.0, section 3.3.1), or by a button without scripts. */
    String answer(Words words, String returnUrl, Map<String, String> fields) {
        var inputs = fields.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
                        .formatted(Markup.escape(field.getKey()), Markup.escape(field.getValue())))
                .collect(Collectors.joining());
        var body = """
                <main class="picker">
                <p role="status">%s</p>
                <form method="post" action="%s" data-sends-itself>
                %s<p class="actions"><button>%s</button></p>
                </form>
                </main>
                """.formatted(
                        Markup.escape(words.text("sending")),
                        Markup.escape(returnUrl),
                        inputs,
                        Markup.escape(words.text("back")));
        return page(words, words.text("sending"), body);
    }

    private static String alert(Words words, String wrong) {
        return "<p class=\"wrong\" role=\"alert\" id=\"wrong\">%s</p>\n"
                .formatted(Markup.escape(words.text("wrong." + wrong)));
    }

    private static String titles(Words words, PickerForm form, @Nullable String wrong) {
        var fields = IntStream.range(0, form.titles().size())
                .mapToObj(i -> """
                        <p><label for="title-%1$d">%2$s</label>
                        <input id="title-%1$d" name="title" value="%3$s" maxlength="%4$d"%5$s></p>
                        """.formatted(
                                i + 1,
                                Markup.escape(words.text("name")) + (i == 0 ? "" : " " + (i + 1)),
                                Markup.escape(form.titles().get(i)),
                                PickerForm.MOST_TITLE_CHARS,
                                i == 0 ? " required" + SettingsFields.invalid("title", wrong, "name-hint") : ""))
                .collect(Collectors.joining());
        return """
                <div class="titles">
                %s<p class="hint" id="name-hint">%s</p>
                </div>
                """.formatted(fields, Markup.escape(words.text("name.hint")));
    }

    /** Not the form's first button, which Enter presses. */
    private static String another(Words words, Offer offer, PickerForm form) {
        return offer.several() && form.titles().size() < PickerForm.MOST_TITLES
                ? "<button name=\"action\" value=\"another\" class=\"quiet\" formnovalidate>%s</button>\n"
                        .formatted(Markup.escape(words.text("another")))
                : "";
    }

    private static String which(Words words, Offer offer, PickerForm form) {
        if (offer.choices().isEmpty()) {
            return "";
        }
        var options = offer.choices().stream()
                .map(choice -> SettingsFields.option(choice.placement(), name(words, choice), form.shown()))
                .collect(Collectors.joining());
        return """
                <fieldset class="which">
                <legend>%s</legend>
                <p><label><input type="radio" name="which" value="new"%s> %s</label></p>
                <p><label><input type="radio" name="which" value="known"%s> %s</label></p>
                <div class="known">
                <p><label for="shown">%s</label> <select id="shown" name="shown" aria-describedby="which-hint">%s</select></p>
                <p class="hint" id="which-hint">%s</p>
                </div>
                </fieldset>
                """.formatted(
                        Markup.escape(words.text("which")),
                        form.known() ? "" : " checked",
                        Markup.escape(words.text("which.new")),
                        form.known() ? " checked" : "",
                        Markup.escape(words.text("which.known")),
                        Markup.escape(words.text("known")),
                        options,
                        Markup.escape(words.text("which.hint")));
    }

    private static String name(Words words, Choice choice) {
        var newest = choice.newest();
        return newest == null
                ? words.text("known.empty", choice.title(), choice.place())
                : words.text("known.newest", choice.title(), choice.place(), newest);
    }

    /** The real widget as soon as it has come, until then and without scripts its title and what it says. */
    private static String preview(Words words, Offer offer, PickerForm form) {
        return """
                <section class="preview" aria-label="%1$s">
                <p class="hint" aria-hidden="true">%1$s</p>
                <div class="still">
                <p class="heading" data-title>%2$s</p>
                <p data-empty="question"%5$s>%3$s</p>
                <p data-empty="discussion"%6$s>%7$s</p>
                </div>
                <iframe src="%4$s" title="%1$s" data-sample inert></iframe>
                </section>
                """.formatted(
                        words.html("preview"),
                        Markup.escape(form.titles().get(0)),
                        words.html("preview.empty"),
                        Markup.escape(offer.action() + SAMPLE),
                        form.kind() == Kind.QUESTION ? "" : " hidden",
                        form.kind() == Kind.DISCUSSION ? "" : " hidden",
                        words.html("preview.empty.discussion"));
    }

    private String page(Words words, String title, String body) {
        return layout.page(words.language(), words.direction(), title, "picker.css", "picker.js", body);
    }
}
