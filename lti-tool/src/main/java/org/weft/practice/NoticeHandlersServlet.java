package org.weft.practice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code /notice-handlers}: where a tool wants its notices (LTI Platform Notification Service 1.0). */
final class NoticeHandlersServlet extends HttpServlet {
    static final String PATH = "/notice-handlers";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 10_000;

    private final transient Grants grants;
    private final transient Notices notices;

    NoticeHandlersServlet(Grants grants, Notices notices) {
        this.grants = grants;
        this.notices = notices;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var tool = tool(request);
        if (tool.isEmpty()) {
            refuse(response, 401, "Unauthorized");
        } else {
            JsonAnswers.send(
                    response,
                    200,
                    Map.of(
                            "client_id", tool.get().clientId(),
                            "deployment_id", tool.get().deploymentId(),
                            "notice_handlers", handlers(tool.get())));
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var tool = tool(request);
        var asked = read(request);
        var type = asked.path("notice_type").asText();
        var handler = asked.path("handler").asText();
        if (tool.isEmpty()) {
            refuse(response, 401, "Unauthorized");
        } else if (!Notices.TYPES.contains(type)) {
            refuse(response, 400, "notice_type must be one of " + Notices.TYPES);
        } else if (!handler.isEmpty() && tool.get().target(handler).isEmpty()) {
            refuse(response, 400, "handler must be at " + tool.get().origin());
        } else {
            notices.handle(tool.get(), type, handler);
            JsonAnswers.send(response, 200, Map.of("notice_type", type, "handler", handler));
        }
    }

    private List<Map<String, String>> handlers(Tool tool) {
        return notices.of(tool).stream()
                .map(each -> Map.of("notice_type", each.type(), "handler", each.address()))
                .toList();
    }

    private Optional<Tool> tool(HttpServletRequest request) {
        return grants.tool(Objects.requireNonNullElse(request.getHeader("Authorization"), ""), Grants.NOTICES);
    }

    private static JsonNode read(HttpServletRequest request) throws IOException {
        try {
            var json = JSON.readTree(request.getInputStream().readNBytes(MOST_BYTES));
            return json == null ? JSON.createObjectNode() : json;
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    private static void refuse(HttpServletResponse response, int status, String reason) throws IOException {
        JsonAnswers.send(response, status, Map.of("status", status, "reason", reason));
    }
}
