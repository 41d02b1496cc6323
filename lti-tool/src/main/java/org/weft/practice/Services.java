package org.weft.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How the LMS's services answer. */
final class Services {
    static final String JSON_TYPE = "application/json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Services() {}

    static void send(HttpServletResponse response, int status, String type, Object json) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.getOutputStream().write(JSON.writeValueAsString(json).getBytes(UTF_8));
    }
}
