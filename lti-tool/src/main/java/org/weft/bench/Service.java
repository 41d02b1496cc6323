package org.weft.bench;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.weft.base.Json;
import org.weft.server.Mount;

/** One service of the LMS: for whoever has its token. */
final class Service extends HttpServlet {
    /** The only token that there is. */
    static final String TOKEN = "bench";

    private static final long serialVersionUID = 1;

    private final transient Answers answers;

    private Service(Answers answers) {
        this.answers = answers;
    }

    /** Answers a request of any method. */
    interface Answers {
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    /** @param path a servlet mapping */
    static Mount at(String path, Answers answers) {
        return Mount.servlet(path, new Service(answers));
    }

    /** Gives the token to whoever asks. */
    static Mount tokens(String path) {
        var token = "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":3600}".formatted(TOKEN);
        return Mount.servlet(path, new HttpServlet() {
            private static final long serialVersionUID = 1;

            @Override
            protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                json(response, token);
            }
        });
    }

    static void json(HttpServletResponse response, Object json) throws IOException {
        json(response, Json.write(json));
    }

    static void json(HttpServletResponse response, String json) throws IOException {
        json(response, json.getBytes(StandardCharsets.UTF_8));
    }

    static void json(HttpServletResponse response, byte[] json) throws IOException {
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
            answers.answer(request, response);
        } else {
            response.setStatus(401);
        }
    }
}
