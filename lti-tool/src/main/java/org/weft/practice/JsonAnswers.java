package org.weft.practice;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** How the LMS answers other machines. */
final class JsonAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonAnswers() {}

    static void send(HttpServletResponse response, int status, Object json) throws IOException {
        send(response, status, "application/json", json);
    }

    /** What a service can't take, and why. */
    static void refuse(HttpServletResponse response, Untakeable refused) throws IOException {
        if (refused.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        send(response, refused.status(), Map.of("status", refused.status(), "reason", refused.reason()));
    }

    static void send(HttpServletResponse response, int status, String type, Object json) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.getOutputStream().write(JSON.writeValueAsBytes(json));
    }
}
