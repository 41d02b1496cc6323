package org.weft.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.weft.practice.OpenRegistrations.Begun;

/** The registration endpoint (LTI Dynamic Registration 1.0, section 3.7; OpenID Connect Registration 1.0, section 3). */
final class RegistrationServlet extends HttpServlet {
    static final String PATH = "/register";

    /** A parameter that stands for the token with LMSs that give tools none. */
    static final String TOKEN = "token";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEARER = "Bearer ";
    private static final int MAX_BYTES = 64 * 1024;

    private final transient OpenRegistrations open;
    private final transient Tools tools;
    private final transient Families families;

    RegistrationServlet(OpenRegistrations open, Tools tools, Families families) {
        this.open = open;
        this.tools = tools;
        this.families = families;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var header = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
        var given = Objects.requireNonNullElse(request.getParameter(TOKEN), "");
        var token = header.startsWith(BEARER) ? header.substring(BEARER.length()) : given;
        var begun = open.find(token);
        var body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (begun.isEmpty()) {
            refuse(response, 401, "invalid_token", "The registration token is unknown, was used, or is an hour old");
        } else if (body.length > MAX_BYTES) {
            refuse(response, 413, "invalid_client_metadata", "More than 64 KiB");
        } else {
            register(token, begun.get(), body, response);
        }
    }

    private void register(String token, Begun begun, byte[] body, HttpServletResponse response) throws IOException {
        try {
            var asked = JSON.readTree(body);
            var says = ToolMetadata.read(asked);
            if (open.end(token)) {
                var tool = tools.keep(new Tool(begun.clientId(), begun.deploymentId(), begun.address(), says));
                families.set(tool.clientId(), begun.family());
                JsonAnswers.send(response, 201, answer(asked, tool));
            } else {
                refuse(response, 401, "invalid_token", "The registration token was used");
            }
        } catch (JsonProcessingException e) {
            refuse(response, 400, "invalid_client_metadata", "The body is not JSON");
        } catch (ToolMetadata.Refused e) {
            refuse(response, 400, e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** What was asked for, with the names that the LMS has given. */
    private static JsonNode answer(JsonNode asked, Tool tool) {
        var answer = ((ObjectNode) asked).put("client_id", tool.clientId());
        ((ObjectNode) answer.path(ToolMetadata.TOOL)).put("deployment_id", tool.deploymentId());
        return answer;
    }

    private static void refuse(HttpServletResponse response, int status, String code, String description)
            throws IOException {
        if (status == 401) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        }
        JsonAnswers.send(response, status, Map.of("error", code, "error_description", description));
    }
}
