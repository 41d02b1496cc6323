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
        try {
            var tool = grants.require(request, Grants.NOTICES);
            JsonAnswers.send(
                    response,
                    200,
                    Map.of(
                            "client_id", tool.clientId(),
                            "deployment_id", tool.deploymentId(),
                            "notice_handlers", handlers(tool)));
        } catch (Untakeable e) {
            JsonAnswers.refuse(response, e);
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var tool = grants.require(request, Grants.NOTICES);
            var asked = read(request);
            var type = asked.path("notice_type").asText();
            var handler = asked.path("handler").asText();
            Untakeable.unless(Notices.TYPES.contains(type), "notice_type must be one of " + Notices.TYPES);
            Untakeable.unless(
                    handler.isEmpty() || tool.target(handler).isPresent(), "handler must be at " + tool.origin());
            notices.handle(tool, type, handler);
            JsonAnswers.send(response, 200, Map.of("notice_type", type, "handler", handler));
        } catch (Untakeable e) {
            JsonAnswers.refuse(response, e);
        }
    }

    private List<Map<String, String>> handlers(Tool tool) {
        return notices.of(tool).stream()
                .map(each -> Map.of("notice_type", each.type(), "handler", each.address()))
                .toList();
    }

    private static JsonNode read(HttpServletRequest request) throws IOException {
        try {
            var json = JSON.readTree(request.getInputStream().readNBytes(MOST_BYTES));
            return json == null ? JSON.createObjectNode() : json;
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
