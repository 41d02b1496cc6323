package org.weft.lti;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.weft.lti.keys.OurKeys;

/** Publishes our public keys (RFC 7517, section 5; 1EdTech Security Framework 1.0, section 6.2). */
final class OurKeysServlet extends HttpServlet {
    private final transient OurKeys keys;

    OurKeysServlet(OurKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = "{\"keys\":[" + String.join(",", keys.published()) + "]}";
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "public, max-age=300");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
