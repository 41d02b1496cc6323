package org.weft.lti.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Writes answers with the headers that all of them need. */
public final class Answers {
    private Answers() {}

    public static void redirect(HttpServletResponse response, int status, URI to) {
        secure(response);
        response.setStatus(status);
        response.setHeader("Location", to.toString());
    }

    /** @param ancestors who may frame the page, as in {@code frame-ancestors} (Content Security Policy 3) */
    public static void page(HttpServletResponse response, int status, String ancestors, String html)
            throws IOException {
        page(response, status, ancestors, "'self'", html);
    }

    /** @param formAction where the page's forms may go, as in {@code form-action} (Content Security Policy 3) */
    public static void page(HttpServletResponse response, int status, String ancestors, String formAction, String html)
            throws IOException {
        secure(response);
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; form-action " + formAction
                        + "; base-uri 'none'; frame-ancestors " + ancestors);
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }

    /** A widget in one of our pages that is nobody's: it may ask for nothing and send nothing. */
    public static void sample(HttpServletResponse response, String ancestors, String html) throws IOException {
        secure(response);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                        + " form-action 'none'; base-uri 'none'; frame-ancestors " + ancestors);
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }

    /** For other machines to read. */
    public static void json(HttpServletResponse response, String json) throws IOException {
        secure(response);
        response.setContentType("application/json");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A file to be kept.
     *
     * @param name of ASCII letters
     */
    public static void file(HttpServletResponse response, String type, String name) {
        secure(response);
        response.setContentType(type);
        response.setHeader("Content-Disposition", "attachment; filename=" + name);
    }

    private static void secure(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
    }
}
