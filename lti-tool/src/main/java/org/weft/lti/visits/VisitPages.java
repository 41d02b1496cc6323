package org.weft.lti.visits;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.base.Markup;
import org.weft.lti.pages.Layout;
import org.weft.lti.pages.Phrasebook;
import org.weft.lti.pages.Words;
import org.weft.places.Placement;
import org.weft.privacy.Dossier;

/** The pages, in the reader's language: HTML that works without scripts. */
public final class VisitPages {
    private final Phrasebook phrases = new Phrasebook(VisitPages.class);
    private final Layout layout;

    public VisitPages(Layout layout) {
        this.layout = layout;
    }

    /** The discussions of a course, each with a button that opens it. */
    public String course(
            @Nullable String locale, String title, List<Placement> discussions, String action, boolean staff) {
        var words = phrases.in(locale);
        var list = discussions.stream()
                .map(each -> "<li><button name=\"placement\" value=\"%s\" class=\"quiet\">%s</button></li>\n"
                        .formatted(Markup.escape(each.key()), Markup.escape(each.title())))
                .collect(Collectors.joining());
        var body = discussions.isEmpty()
                ? "<p>%s</p>\n".formatted(words.html(staff ? "course.none.staff" : "course.none"))
                : "<form method=\"post\" action=\"%s\">\n<ul class=\"plain\">\n%s</ul>\n</form>\n"
                        .formatted(Markup.escape(action), list);
        return page(words, words.text("course.title", title), body);
    }

    /**
     * What is stored of somebody, and what can be done with it.
     *
     * @param unsure whether somebody erased without having said that they are sure
     */
    public String privacy(@Nullable String locale, Dossier.Overview overview, String action, boolean unsure) {
        var words = phrases.in(locale);
        var email = overview.email() == null ? "" : " (" + overview.email() + ")";
        var body = """
                <p><bdi>%s</bdi>%s</p>
                <h2>%s</h2>
                %s<h2>%s</h2>
                %s<form method="post" action="%s"><p><button name="action" value="export">%s</button></p></form>
                <h2>%s</h2>
                <p>%s</p>
                <form method="post" action="%s">
                %s<p><label><input type="checkbox" name="sure" value="yes"%s> %s</label></p>
                <p><button name="action" value="erase" class="danger">%s</button></p>
                </form>
                """.formatted(
                        Markup.escape(overview.name()),
                        Markup.escape(email),
                        words.html("privacy.goes"),
                        counts(words, overview.goes()),
                        words.html("privacy.stays"),
                        counts(words, overview.stays()),
                        Markup.escape(action),
                        words.html("privacy.export"),
                        words.html("privacy.erase"),
                        words.html("privacy.erase.text"),
                        Markup.escape(action),
                        unsure ? "<p role=\"alert\">%s</p>\n".formatted(words.html("privacy.unsure")) : "",
                        unsure ? " aria-invalid=\"true\"" : "",
                        words.html("privacy.sure"),
                        words.html("privacy.erase"));
        return page(words, words.text("privacy.title"), body);
    }

    /** That nothing is stored, or not any more. */
    public String nothing(@Nullable String locale, boolean erased) {
        var words = phrases.in(locale);
        var text = words.html(erased ? "privacy.erased" : "privacy.nothing");
        return page(words, words.text("privacy.title"), "<p role=\"status\">%s</p>\n".formatted(text));
    }

    /**
     * That there is nothing to agree to.
     *
     * @param failed whether the LMS didn't take that
     */
    public String terms(@Nullable String locale, String action, boolean failed) {
        var words = phrases.in(locale);
        var body = """
                <p>%s</p>
                %s<form method="post" action="%s"><p><button>%s</button></p></form>
                """.formatted(
                        words.html("terms.text"),
                        failed ? "<p role=\"alert\">%s</p>\n".formatted(words.html("terms.failed")) : "",
                        Markup.escape(action),
                        words.html("terms.go"));
        return page(words, words.text("terms.title"), body);
    }

    /** That the LMS knows; it may close the page. */
    public String termsOver(@Nullable String locale) {
        var words = phrases.in(locale);
        var body =
                "<main class=\"visit\">\n<h1>%s</h1>\n<p role=\"status\">%s</p>\n<p><button id=\"weft-close\">%s</button></p>\n</main>\n"
                        .formatted(words.html("terms.title"), words.html("terms.over"), words.html("terms.close"));
        return layout.page(
                words.language(), words.direction(), words.text("terms.title"), "visit.css", "close.js", body);
    }

    /** Those of which there are any. */
    private static String counts(Words words, Map<String, Long> counts) {
        var some = counts.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .map(each -> "<dt>%s</dt><dd>%d</dd>".formatted(words.html("stored." + each.getKey()), each.getValue()))
                .collect(Collectors.joining());
        return some.isEmpty() ? "<p>%s</p>\n".formatted(words.html("privacy.none")) : "<dl>%s</dl>\n".formatted(some);
    }

    private String page(Words words, String title, String body) {
        var html = "<main class=\"visit\">\n<h1>%s</h1>\n%s</main>\n".formatted(Markup.escape(title), body);
        return layout.page(words.language(), words.direction(), title, "visit.css", "height.js", html);
    }
}
