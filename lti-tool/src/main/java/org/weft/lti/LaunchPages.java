package org.weft.lti;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.base.Markup;
import org.weft.lti.pages.Answers;
import org.weft.lti.pages.Labels;
import org.weft.lti.pages.Layout;
import org.weft.lti.pages.Phrasebook;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.registrations.Origins;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.Registrations;

/** The few pages of a launch itself. Their script and style are files, as their content security policy demands. */
final class LaunchPages {
    private final Registrations registrations;
    private final Layout layout;
    private final Phrasebook phrases = new Phrasebook(Layout.class);

    LaunchPages(Registrations registrations, Layout layout) {
        this.registrations = registrations;
        this.layout = layout;
    }

    /** Stores the browser's proof in the platform's frame or our own storage, then goes on to the platform. */
    void keepProof(Exchange exchange, Initiation initiation, LaunchStates.Issued issued, URI next) throws IOException {
        var data = new LinkedHashMap<String, @Nullable String>();
        data.put("step", "keep");
        data.put("key", BrowserProof.name(issued.state()));
        data.put("proof", issued.browserProof());
        data.put("next", next.toString());
        data.put("target", initiation.storageTarget());
        data.put("platform", platformOrigin(exchange.registration()));
        Answers.page(exchange.response(), 200, ancestors(exchange.registration()), proofPage(data, "", initiation));
    }

    /** Looks for the proof where {@link #keepProof} may have put it, then posts the launch again with it. */
    void findProof(Exchange exchange, LaunchStates.Waiting waiting, Form form) throws IOException {
        var registration = registrations.ofClient(waiting.issuer(), waiting.clientId()).stream()
                .findFirst()
                .orElse(null);
        exchange.concerns(registration);
        var data = new LinkedHashMap<String, @Nullable String>();
        data.put("step", "find");
        data.put("key", BrowserProof.name(form.find("state").orElse("")));
        data.put(
                "target",
                Initiation.storageTarget(form).orElse(waiting.initiation().storageTarget()));
        data.put("platform", platformOrigin(registration));
        var again = new LinkedHashMap<String, String>();
        again.put("id_token", form.find("id_token").orElse(""));
        again.put("state", form.find("state").orElse(""));
        again.put("proof", "");
        again.put("kept", "");
        Answers.page(
                exchange.response(),
                Reason.PROOF_ASKED.status(),
                ancestors(registration),
                proofPage(data, hiddenForm(again, ""), waiting.initiation()));
    }

    /** Says what happened, what the learner can do, and what the administrator should check. */
    void refuse(Exchange exchange, Reason reason, Map<String, String> facts) throws IOException {
        if (exchange.response().isCommitted()) {
            return;
        }
        exchange.response().resetBuffer();
        boolean passes = reason == Reason.KEYS_UNREACHABLE || reason == Reason.UNAVAILABLE;
        if (passes) {
            exchange.response().setHeader("Retry-After", "10");
        }
        var retry = passes && !exchange.retryFields().isEmpty()
                ? hiddenForm(exchange.retryFields(), "<button>Try again</button>")
                : "";
        var window = exchange.windowLink() == null ? "" : windowLink(exchange.windowLink());
        var body = """
                <main>
                <h1>%s</h1>
                <p>%s</p>
                %s%s
                <h2>For the administrator</h2>
                <p>%s</p>
                <dl>%s</dl>
                </main>
                """.formatted(
                        Markup.escape(reason.happened()),
                        Markup.escape(reason.advice()),
                        retry,
                        window,
                        Markup.escape(reason.check()),
                        facts(exchange, reason, facts));
        Answers.page(exchange.response(), reason.status(), ancestors(exchange), layout.page(reason.happened(), body));
    }

    /** For those who come before anybody has set it up. Returns a code for the log. */
    String notReady(Exchange exchange, @Nullable String locale) throws IOException {
        var words = phrases.in(locale);
        var body = """
                <main>
                <h1>%s</h1>
                <p>%s</p>
                </main>
                """.formatted(words.html("not-ready"), words.html("not-ready.text"));
        Answers.page(exchange.response(), 200, ancestors(exchange), layout.page(words, words.text("not-ready"), body));
        return "not-ready";
    }

    private static String facts(Exchange exchange, Reason reason, Map<String, String> facts) {
        var all = new LinkedHashMap<String, String>();
        all.put("Code", reason.code());
        all.put("Number", exchange.correlation());
        facts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fact -> all.put(fact.getKey(), Labels.clean(fact.getValue(), 300)));
        return all.entrySet().stream()
                .map(fact -> "<dt>%s</dt><dd>%s</dd>"
                        .formatted(Markup.escape(fact.getKey()), Markup.escape(fact.getValue())))
                .collect(Collectors.joining());
    }

    private String proofPage(Map<String, @Nullable String> data, String form, Initiation initiation) {
        var attributes = data.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> " data-%s=\"%s\"".formatted(entry.getKey(), Markup.escape(entry.getValue())))
                .collect(Collectors.joining());
        var link = windowLink(ToolUrls.LOGIN_PATH + "?" + initiation.encodedForWindow());
        var body = """
                <main id="weft-proof"%s>
                <p id="weft-wait" role="status">One moment…</p>
                %s
                <div id="weft-window" hidden>
                <h1>This opens in a tab of its own</h1>
                <p>Your browser keeps nothing for pages inside other pages. In a new tab all works as usual.</p>
                %s
                </div>
                <noscript><p>Weft needs JavaScript. Switch it on, or try this:</p>%s</noscript>
                </main>
                """.formatted(attributes, form, link, link);
        return layout.pageWithScript("Opening", "proof.js", body);
    }

    private static String windowLink(String address) {
        return "<p><a class=\"button\" href=\"%s\" target=\"_blank\" rel=\"noopener\">Open in a new tab</a></p>"
                .formatted(Markup.escape(address));
    }

    private static String hiddenForm(Map<String, String> fields, String button) {
        var inputs = fields.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(field.getKey(), Markup.escape(field.getValue())))
                .collect(Collectors.joining());
        return "<form method=\"post\" action=\"%s\">%s%s</form>".formatted(ToolUrls.LAUNCH_PATH, inputs, button);
    }

    private static @Nullable String platformOrigin(@Nullable Registration registration) {
        return registration == null
                ? null
                : Origins.of(registration.authorizationUrl()).orElse(null);
    }

    private String ancestors(Exchange exchange) {
        var consumer = exchange.consumer();
        return consumer == null ? ancestors(exchange.registration()) : ancestors(consumer.lms());
    }

    static String ancestors(List<String> origins) {
        return origins.isEmpty() ? "*" : "'self' " + String.join(" ", origins);
    }

    /**
     * The installation's hosts. While the platform is unknown anybody may frame these pages: they are text without
     * anything to click that acts on somebody's behalf, and a blank frame would help nobody.
     */
    String ancestors(@Nullable Registration registration) {
        return ancestors(registration == null ? List.of() : registrations.frameAncestors(registration));
    }
}
