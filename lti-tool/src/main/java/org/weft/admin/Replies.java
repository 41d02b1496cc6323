package org.weft.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes answers of the console with the headers that all of them need. */
public final class Replies {
    private static final String NOBODY = "'none'";

    private Replies() {}

    static void page(HttpServletResponse response, int status, String html) throws IOException {
        page(response, status, NOBODY, html);
    }

    /**
     * No script runs on these pages. They name themselves to our own pages as where a form came from, and to nobody else.
     *
     * @param ancestors who may frame the page, as in {@code frame-ancestors} (Content Security Policy 3)
     */
    public static void page(HttpServletResponse response, int status, String ancestors, String html)
            throws IOException {
        secure(response);
        response.setStatus(status);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
                        + ancestors);
        response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
    }

    static void go(HttpServletResponse response, String path) {
        secure(response);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
    }

    static void table(HttpServletResponse response, String name, Consumer<PrintWriter> lines) throws IOException {
        secure(response);
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        var out = new PrintWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        lines.accept(out);
        out.flush();
    }

    private static void secure(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
