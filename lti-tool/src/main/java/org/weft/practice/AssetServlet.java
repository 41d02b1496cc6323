package org.weft.practice;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** Scripts, the style sheet, and the page of the storage frame. */
final class AssetServlet extends HttpServlet {
    private static final Map<String, String> TYPES = Map.of(
            "/lms.css", "text/css;charset=utf-8",
            "/messages.js", "text/javascript;charset=utf-8",
            "/host.js", "text/javascript;charset=utf-8",
            "/storage-frame.js", "text/javascript;charset=utf-8",
            "/registration.js", "text/javascript;charset=utf-8",
            "/selected.js", "text/javascript;charset=utf-8",
            "/submit.js", "text/javascript;charset=utf-8",
            "/storage-frame.html", "text/html;charset=utf-8");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var name = Objects.requireNonNullElse(request.getPathInfo(), "");
        var type = TYPES.get(name);
        if (type == null) {
            Pages.refuse(response, 404, "There is no such file", "The address may be mistyped.");
            return;
        }
        response.setContentType(type);
        response.getOutputStream().write(Html.bytes("assets" + name));
    }
}
