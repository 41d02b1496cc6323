package org.weft.lti.install;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.weft.base.Markup;
import org.weft.lti.install.Installer.Offer;
import org.weft.lti.install.Installer.Request;
import org.weft.lti.pages.Layout;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.registrations.Registration;

/** What the LMS's administrator sees while it registers us. */
public final class InstallPages {
    private final Layout layout;

    public InstallPages(Layout layout) {
        this.layout = layout;
    }

    /** What will be registered, and a button that does it. */
    String offer(Offer offer, Request request) {
        boolean update = offer.existing() != null;
        var body = """
                <main>
                <h1>%s</h1>
                <p>%s</p>
                <dl>%s</dl>
                <form method="post" action="%s">%s<button>%s</button></form>
                </main>
                """.formatted(
                        update ? "Bring Weft up to date" : "Register Weft",
                        "Weft and your LMS exchange their addresses and keys. In courses nothing changes until a teacher"
                                + " adds Weft to one.",
                        list(facts(offer)),
                        ToolUrls.REGISTER_PATH,
                        hidden(request),
                        update ? "Update" : "Register");
        return layout.page(update ? "Bring Weft up to date" : "Register Weft", body);
    }

    /** Closes itself (LTI Dynamic Registration 1.0, section 3.8) where the LMS has opened it. */
    String done(Registration registration) {
        var next = registration.pending()
                ? "Weft's administrator has to confirm it, with \"weft installation confirm %s\". Until then Weft doesn't"
                                .formatted(registration.installationId().text())
                        + " open in courses."
                : "Some LMSs ask you to activate it once more. After that, teachers can add Weft to their courses.";
        var body = """
                <main>
                <h1>Weft is registered</h1>
                <p>%s</p>
                <p><button id="weft-close" type="button">Close</button></p>
                </main>
                """.formatted(Markup.escape(next));
        return layout.pageWithScript("Weft is registered", "close.js", body);
    }

    String refused(InstallRefused refused, String correlation) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Code", refused.code());
        facts.put("Number", correlation);
        var body = """
                <main>
                <h1>Weft can't be registered like this</h1>
                <p>%s</p>
                <dl>%s</dl>
                </main>
                """.formatted(Markup.escape(String.valueOf(refused.getMessage())), list(facts));
        return layout.page("Weft can't be registered like this", body);
    }

    private static Map<String, String> facts(Offer offer) {
        var platform = offer.platform();
        var facts = new LinkedHashMap<String, String>();
        facts.put("LMS", platform.name());
        facts.put("Address", platform.issuer());
        var software = (platform.product() + " " + platform.version()).strip();
        if (!software.isEmpty()) {
            facts.put("Software", software);
        }
        facts.put(
                "Organization in Weft",
                offer.organization() == null
                        ? "none yet: Weft's administrator will have to confirm this"
                        : offer.organization());
        facts.put("Weft learns of people", "name, e-mail address, language, role and section in the course");
        return facts;
    }

    private static String list(Map<String, String> facts) {
        return facts.entrySet().stream()
                .map(fact -> "<dt>%s</dt><dd>%s</dd>"
                        .formatted(Markup.escape(fact.getKey()), Markup.escape(fact.getValue())))
                .collect(Collectors.joining());
    }

    private static String hidden(Request request) {
        var fields = new LinkedHashMap<String, String>();
        fields.put(Installing.CONFIGURATION, request.configurationUrl());
        if (request.token() != null) {
            fields.put(Installing.TOKEN, request.token());
        }
        if (request.invite() != null) {
            fields.put(Installing.INVITE, request.invite());
        }
        return fields.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(field.getKey(), Markup.escape(field.getValue())))
                .collect(Collectors.joining());
    }
}
