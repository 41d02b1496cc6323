package org.weft.mail;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.weft.base.Markup;
import org.weft.session.Secrets;

/**
 * {@code /mail/{secret}}: ends mails. Looking at it changes nothing, since scanners follow every link of a mail; posting
 * does, at once and for all mails when it comes from a mail program (RFC 8058).
 */
public final class StopServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:36em;margin:10vh auto;"
            + "padding:0 16px}h1{font-size:22px}button{font:inherit;min-height:44px;padding:8px 16px;margin:4px 0;"
            + "width:100%;text-align:start}";
    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
                    .formatted(Base64.getEncoder().encodeToString(Secrets.hash(STYLE)));

    private final transient Stops stops;

    public StopServlet(Stops stops) {
        this.stops = stops;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var mail = mail(request);
        if (mail.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var words = mail.get().words();
        var buttons = new StringBuilder();
        if (mail.get().reason() != null) {
            var reason = words.say("reason." + mail.get().reason());
            buttons.append(button("reason", words.say("page.reason", "reason", reason)))
                    .append(button("thread", words.say("page.thread")));
        }
        buttons.append(button("all", words.say("page.all")));
        send(response, words, "page.title", "<form method=\"post\">\n" + buttons + "</form>");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var mail = mail(request);
        if (mail.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        stops.stop(mail.get(), Stops.Scope.of(request.getParameter("scope")));
        var words = mail.get().words();
        send(response, words, "page.done", "<p>" + Markup.escape(words.say("page.again")) + "</p>");
    }

    private Optional<Stops.Sent> mail(HttpServletRequest request) {
        var path = String.valueOf(request.getPathInfo());
        return stops.find(path.substring(Math.min(1, path.length())));
    }

    private static String button(String scope, String words) {
        return "<button name=\"scope\" value=\"%s\">%s</button>%n".formatted(scope, Markup.escape(words));
    }

    private static void send(HttpServletResponse response, Words words, String title, String body) throws IOException {
        response.setContentType("text/html");
        response.setCharacterEncoding("utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", POLICY);
        response.getOutputStream().write("""
                        <!doctype html>
                        <html lang="%s" dir="%s">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <meta name="color-scheme" content="light dark">
                        <title>%s</title>
                        <style>%s</style>
                        </head>
                        <body>
                        <h1>%s</h1>
                        %s
                        </body>
                        </html>
                        """.formatted(
                        words.language,
                        words.direction(),
                        Markup.escape(words.say(title)),
                        STYLE,
                        Markup.escape(words.say(title)),
                        body)
                .getBytes(StandardCharsets.UTF_8));
    }
}
