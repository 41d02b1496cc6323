package org.weft.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.base.Markup;
import org.weft.lti.pages.Words;

/**
 * {@code /admin/enter}: turns a one-time code into a session. Opening the address uses nothing up, since mail scanners and
 * previews open addresses as well; its button does.
 */
public final class Entrance {
    private static final String PATH = "/admin/enter";
    private static final String CODE = "code";
    private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
    private static final int GONE = 410;

    private final Door door;
    private final AdminSessions sessions;
    private final AdminActs acts;
    private final ConsolePage page;

    Entrance(Door door, AdminSessions sessions, AdminActs acts, ConsolePage page) {
        this.door = door;
        this.sessions = sessions;
        this.acts = acts;
        this.page = page;
    }

    /** Where a code leads in. */
    public static URI address(URI publicUrl, String code) {
        return publicUrl.resolve(PATH + "?" + CODE + "=" + code);
    }

    /** A button that leads in, in a tab of its own. */
    public static String button(Words words, String code) {
        return form(words, code, " target=\"_blank\"");
    }

    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var words = Door.words(request);
        var given = request.getParameter(CODE);
        var code = given == null ? "" : given;
        if (!request.getMethod().equals("POST")) {
            var html = "<p>%s</p>\n%s".formatted(words.html("enter.text"), here(words, code));
            if (sessions.waits(code)) {
                Replies.page(response, 200, page.plain(words, words.text("enter.title"), html));
            } else {
                refuse(response, words);
            }
            return;
        }
        door.requireSameOrigin(request);
        var token = sessions.enter(code);
        if (token.isEmpty()) {
            refuse(response, words);
            return;
        }
        door.leave(request);
        sessions.find(token.get()).ifPresent(this::note);
        response.addHeader("Set-Cookie", door.cookie(token.get()));
        Replies.go(response, Console.HOME);
    }

    String signedOut(Words words) {
        return page.plain(words, words.text("signed-out"), "<p>%s</p>\n".formatted(words.html("signed-out.text")));
    }

    private static String here(Words words, String code) {
        return form(words, code, "");
    }

    private static String form(Words words, String code, String attributes) {
        return """
                <form method="post" action="%s"%s><input type="hidden" name="%s" value="%s">
                <p><button>%s</button></p></form>
                """.formatted(PATH, attributes, CODE, Markup.escape(code), words.html("enter"));
    }

    private void note(Admin admin) {
        var organization = admin.organization();
        LOG.info(
                "event=admin outcome=ok code=entered organization={} session={}",
                organization == null ? "-" : organization.text(),
                admin.session());
        if (organization != null) {
            acts.note(AdminActs.By.of(admin), organization, AdminAct.SIGNED_IN, null);
        }
    }

    private void refuse(HttpServletResponse response, Words words) throws IOException {
        LOG.info("event=admin outcome=refused code=link-over");
        var html = "<p>%s</p>\n".formatted(words.html("link-over.text"));
        Replies.page(response, GONE, page.plain(words, words.text("link-over"), html));
    }
}
