package org.weft.practice;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How the LMS answers other machines. */
final class JsonAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonAnswers() {}

    static void send(HttpServletResponse response, int status, Object json) throws IOException {
        send(response, status, "application/json", json);
    }

    static void send(HttpServletResponse response, int status, String type, Object json) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.getOutputStream().write(JSON.writeValueAsBytes(json));
    }
}
