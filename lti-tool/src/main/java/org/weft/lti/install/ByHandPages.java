package org.weft.lti.install;

import java.util.stream.Collectors;
import org.weft.base.Markup;
import org.weft.lti.install.ByHand.Problems;
import org.weft.lti.install.Lms.Ask;
import org.weft.lti.install.Lms.Field;
import org.weft.lti.install.Lms.Part;
import org.weft.lti.install.Lms.Value;
import org.weft.lti.pages.Layout;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.registrations.Registration;

/** The pages for installing by hand. */
public final class ByHandPages {
    private final Layout layout;
    private final ToolUrls urls;
    private final KnownLms known;

    public ByHandPages(Layout layout, ToolUrls urls) {
        this.layout = layout;
        this.urls = urls;
        this.known = new KnownLms(urls);
    }

    KnownLms known() {
        return known;
    }

    String list(String invite) {
        var entries = known.all().stream()
                .map(lms -> "<li><a href=\"%s\">%s</a></li>".formatted(address(lms, invite), Markup.escape(lms.name())))
                .collect(Collectors.joining());
        var body = """
                <main class="install">
                <h1>Install Weft in your LMS</h1>
                <p>Choose your LMS. You see what to enter there, and then tell Weft what it shows you.</p>
                <ul>%s</ul>
                </main>
                """.formatted(entries);
        return page("Install Weft in your LMS", body);
    }

    String canvas() {
        return ToolConfiguration.canvas(urls).toPrettyString();
    }

    String lms(ByHandForm form, Problems problems) {
        var lms = form.lms();
        var title = "Install Weft in " + (lms.slug().equals("other") ? "another LMS" : lms.name());
        var body = """
                <main class="install">
                <p><a href="%s">All LMSs</a></p>
                <h1>%s</h1>
                %s%s
                <h2>1. Enter this in the LMS</h2>
                %s
                <h2>2. Enter here what the LMS shows</h2>
                <form method="post" action="%s">
                %s%s
                <p><button>Install</button></p>
                </form>
                </main>
                """.formatted(
                address(invitation(form.invite())),
                Markup.escape(title),
                summary(problems),
                byAddress(lms, form.invite()),
                lms.parts().stream().map(ByHandPages::part).collect(Collectors.joining()),
                ToolUrls.INSTALL_PATH + "/" + lms.slug(),
                lms.asks().stream()
                        .map(ask -> field(
                                ask, form.text(ask.field()), problems.fields().getOrDefault(ask.field(), "")))
                        .collect(Collectors.joining()),
                invitation(form.invite(), problems.invitation()));
        return page(problems.isEmpty() ? title : "Not installed yet: " + title, body);
    }

    String done(Registration registration) {
        var body = """
                <main class="install">
                <h1>Weft is installed</h1>
                <p>Open a course as a teacher and add Weft to it: that is the first launch. If anything doesn't work, this
                says what and why:</p>
                <p><code>./weft check installation %s</code></p>
                </main>
                """.formatted(registration.installationId().text());
        return page("Weft is installed", body);
    }

    private String page(String title, String body) {
        return layout.page("en", "ltr", title, "install.css", "copy.js", body);
    }

    /** Said first, so that nobody types what the LMS can do by itself. */
    private String byAddress(Lms lms, String invite) {
        if (!lms.byAddress()) {
            return "";
        }
        return invite.isEmpty()
                ? "<p>Most of these LMSs can register Weft by themselves, which is less work: Weft's administrator makes an"
                        + " address for that with <code>./weft installation invite</code>.</p>"
                : "<p>If the LMS has \"dynamic registration\" or \"registration URL\", paste this there instead, and all"
                        + " below is done:</p>" + dl(value(Value.copy("Registration URL", urls.register(invite))));
    }

    private static String summary(Problems problems) {
        return problems.isEmpty()
                ? ""
                : "<p class=\"wrong\" role=\"alert\">Nothing is installed yet. Your entries are below, with what to"
                        + " change.</p>";
    }

    private static String part(Part part) {
        return "<h3>%s</h3>%s"
                .formatted(
                        Markup.escape(part.where()),
                        dl(part.values().stream().map(ByHandPages::value).collect(Collectors.joining())));
    }

    private static String dl(String values) {
        return "<dl>" + values + "</dl>";
    }

    private static String value(Value value) {
        var label = Markup.escape(value.label());
        var text = Markup.escape(value.text());
        return value.copied()
                ? """
                  <div><dt>%1$s</dt><dd><code>%2$s</code>
                  <button type="button" class="copy" data-copy="%2$s" aria-label="Copy %1$s" hidden>Copy</button></dd></div>
                  """.formatted(label, text)
                : "<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(label, text);
    }

    private static String field(Ask ask, String text, String problem) {
        var key = ask.field().key();
        var hints = hint(ask);
        var described = (hints.isEmpty() ? "" : key + "-hint ") + key + "-wrong";
        var attributes =
                "id=\"%1$s\" name=\"%1$s\" aria-describedby=\"%2$s\"%3$s autocomplete=\"off\" spellcheck=\"false\""
                        .formatted(key, described, problem.isEmpty() ? "" : " aria-invalid=\"true\"");
        var input = ask.field() == Field.DEPLOYMENTS
                ? "<textarea %s rows=\"2\">%s</textarea>".formatted(attributes, Markup.escape(text))
                : "<input %s value=\"%s\">".formatted(attributes, Markup.escape(text));
        return """
                <div class="field">
                <label for="%1$s">%2$s</label>
                %3$s<p class="wrong" id="%1$s-wrong">%4$s</p>
                %5$s
                </div>
                """.formatted(
                        key,
                        Markup.escape(ask.label()),
                        hints.isEmpty() ? "" : "<p class=\"hint\" id=\"%s-hint\">%s</p>\n".formatted(key, hints),
                        Markup.escape(problem),
                        input);
    }

    private static String hint(Ask ask) {
        if (!ask.known().isEmpty()) {
            var more = ask.known().contains(Field.CLIENT)
                    ? " " + Field.CLIENT + " is replaced by what you enter above."
                    : "";
            return Markup.escape("The same for all who are hosted by the vendor." + more);
        }
        var several = ask.field() == Field.DEPLOYMENTS ? "If there are several, one a line. " : "";
        return Markup.escape(several + (ask.example().isEmpty() ? "" : "For example " + ask.example()));
    }

    private static String invitation(String invite, String problem) {
        return """
                <div class="field">
                <label for="invite">Invitation</label>
                <p class="hint" id="invite-hint">It says to which organization in Weft the LMS belongs, and works once.
                Weft's administrator makes it with <code>./weft installation invite</code>.</p>
                <p class="wrong" id="invite-wrong">%s</p>
                <input id="invite" name="invite" value="%s" aria-describedby="invite-hint invite-wrong"%s autocomplete="off" spellcheck="false">
                </div>
                """.formatted(
                Markup.escape(problem), Markup.escape(invite), problem.isEmpty() ? "" : " aria-invalid=\"true\"");
    }

    private static String address(Lms lms, String invite) {
        return address(lms.slug() + invitation(invite));
    }

    private static String address(String below) {
        return Markup.escape(ToolUrls.INSTALL_PATH + "/" + below);
    }

    private static String invitation(String invite) {
        return invite.matches("[A-Za-z0-9_.-]+") ? "?invite=" + invite : "";
    }
}
