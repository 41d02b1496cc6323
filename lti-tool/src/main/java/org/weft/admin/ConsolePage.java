package org.weft.admin;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.base.Markup;
import org.weft.lti.pages.Layout;
import org.weft.lti.pages.Words;
import org.weft.people.Organizations.Organization;

/** What stands around every page of the console. No page of it has a script. */
final class ConsolePage {
    private static final String STYLE = "console.css";

    private final Layout layout;

    ConsolePage(Layout layout) {
        this.layout = layout;
    }

    /**
     * Where somebody is.
     *
     * @param organization null on pages of the whole server
     * @param links of the navigation
     * @param done what was just done, in words; null for nothing
     */
    record Around(
            Visit visit,
            @Nullable Organization organization,
            List<Link> links,
            @Nullable String done) {}

    /** @param here whether this is where one is */
    record Link(String address, String name, boolean here) {}

    String page(Around around, String title, String html) {
        var words = around.visit().words();
        var organization = around.organization();
        var body = """
                <a class="skip" href="#main">%s</a>
                <header class="console-head"><p><a href="%s">%s</a>%s</p><div><p>%s</p>%s</div></header>
                %s<main id="main" class="console">
                <h1>%s</h1>
                %s%s</main>
                """.formatted(
                words.html("skip"),
                Console.HOME,
                words.html("console"),
                organization == null ? "" : " <span><bdi>" + Markup.escape(organization.name()) + "</bdi></span>",
                Markup.escape(who(around.visit())),
                signOut(around.visit()),
                navigation(words, around.links()),
                Markup.escape(title),
                around.done() == null
                        ? ""
                        : "<p class=\"done\" role=\"status\">%s</p>\n".formatted(Markup.escape(around.done())),
                html);
        return whole(words, title + (organization == null ? "" : ", " + organization.name()), body);
    }

    /** For who isn't in: a few words, and perhaps a form. */
    String plain(Words words, String title, String html) {
        var body = """
                <main id="main" class="console narrow">
                <h1>%s</h1>
                %s</main>
                """.formatted(Markup.escape(title), html);
        return whole(words, title, body);
    }

    private String whole(Words words, String title, String body) {
        return layout.page(words.language(), words.direction(), title, STYLE, body);
    }

    private static String who(Visit visit) {
        var name = visit.admin().name();
        if (name != null) {
            return name;
        }
        return visit.words().text(visit.admin().operator() ? "by.operator" : "by.link");
    }

    private static String signOut(Visit visit) {
        var button =
                "<button class=\"quiet\">%s</button>".formatted(visit.words().html("sign-out"));
        return visit.formTo(Console.SIGN_OUT, button);
    }

    private static String navigation(Words words, List<Link> links) {
        if (links.isEmpty()) {
            return "";
        }
        return links.stream()
                .map(link -> "<li><a href=\"%s\"%s>%s</a></li>"
                        .formatted(
                                Markup.escape(link.address()),
                                link.here() ? " aria-current=\"page\"" : "",
                                Markup.escape(link.name())))
                .collect(Collectors.joining(
                        "",
                        "<nav class=\"console-nav\" aria-label=\"%s\"><ul>".formatted(words.html("sections")),
                        "</ul></nav>\n"));
    }
}
