package org.weft.session;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.base.Markup;
import org.weft.people.OrganizationId;

/**
 * {@code GET /open/{code}}: the page of a widget with its first state in it, so that it paints without a request. A
 * code works once; a frame that is reloaded gets the same page without state, and resumes by what it kept.
 */
public final class WidgetPages extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data: blob:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors ";

    private final transient Sessions sessions;
    private final transient WidgetState state;
    private final transient WidgetFiles files;
    private final transient FrameAncestors ancestors;

    public WidgetPages(Sessions sessions, WidgetState state, WidgetFiles files, FrameAncestors ancestors) {
        this.sessions = sessions;
        this.state = state;
        this.files = files;
        this.ancestors = ancestors;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo();
        var code = path == null ? "" : path.substring(1);
        var entry = sessions.redeem(code);
        response.setContentType("text/html");
        response.setCharacterEncoding("utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", POLICY + frameAncestors(code, entry));
        var first = entry.isPresent() ? state.of(entry.get()) : Map.<String, @Nullable Object>of("resume", true);
        var viewer = entry.map(Sessions.Entry::viewer).orElse(null);
        response.getOutputStream().write(html(first, viewer).getBytes(StandardCharsets.UTF_8));
    }

    /** The installation's hosts; for a code that says nothing more than its organization, those of all of that. */
    private String frameAncestors(String code, Optional<Sessions.Entry> entry) {
        var origins = entry.map(known -> known.viewer().frameAncestors())
                .or(() -> Secrets.organization(code).map(ancestors::of))
                .orElse(List.of());
        return origins.isEmpty() ? "'none'" : String.join(" ", origins);
    }

    private String html(Map<String, @Nullable Object> first, @Nullable Viewer viewer) {
        var language = viewer == null || viewer.locale() == null ? "en" : viewer.locale();
        var title = viewer == null ? "Weft" : viewer.placementTitle();
        var widget = viewer == null ? Widget.DISCUSSION : viewer.widget();
        var elsewhere = viewer == null ? "" : link(viewer.returnUrl());
        return html(files, first, new Frame(widget, language, title, "", elsewhere));
    }

    /**
     * What stands around a widget's state.
     *
     * @param before HTML of what is to be loaded before the widget; may be empty
     * @param elsewhere HTML with a way on for those without scripts; may be empty
     */
    record Frame(Widget widget, String language, String title, String before, String elsewhere) {}

    static String html(WidgetFiles files, Map<String, @Nullable Object> first, Frame frame) {
        var widget = frame.widget().word();
        return """
                <!doctype html>
                <html lang="%s" dir="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <link rel="stylesheet" href="/widgets/%s">
                <link rel="modulepreload" href="/widgets/%s">
                %s<script type="module" src="/widgets/%s"></script>
                <script type="application/json" id="weft-state">%s</script>
                </head>
                <body>
                <weft-%s></weft-%s>
                <noscript>This discussion needs JavaScript. Switch it on and reload the page.%s</noscript>
                </body>
                </html>
                """.formatted(
                        Markup.escape(frame.language()),
                        direction(frame.language()),
                        Markup.escape(frame.title()),
                        files.name("weft.css"),
                        files.name("shared.js"),
                        frame.before(),
                        files.name("weft.js"),
                        Json.writeForHtml(first),
                        widget,
                        widget,
                        frame.elsewhere());
    }

    private static String link(@Nullable String returnUrl) {
        return returnUrl == null
                ? ""
                : " <a href=\"%s\" target=\"_blank\" rel=\"noopener\">Open the page in a new tab</a>"
                        .formatted(Markup.escape(returnUrl));
    }

    private static String direction(String language) {
        return switch (Locale.forLanguageTag(language.replace('_', '-')).getLanguage()) {
            case "ar", "he", "iw", "fa", "ur" -> "rtl";
            default -> "ltr";
        };
    }

    /** Which origins may frame the pages of an organization. */
    @FunctionalInterface
    public interface FrameAncestors {
        List<String> of(OrganizationId organization);
    }
}
