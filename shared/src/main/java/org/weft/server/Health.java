package org.weft.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.weft.db.Database;

/**
 * {@code GET /health/live}: the process answers. {@code GET /health/ready}: it can work, since the database answers and
 * all migrations are done; otherwise 503. Mount it at {@code /health/*}.
 */
public final class Health extends HttpServlet {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final transient Database database;
    private final transient Set<String> modules;

    /** @param modules whose migrations must be done */
    public Health(Database database, Set<String> modules) {
        this.database = database;
        this.modules = Set.copyOf(modules);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        switch (String.valueOf(request.getPathInfo())) {
            case "/live" -> write(response, true, "{\"status\":\"ok\"}");
            case "/ready" -> ready(response);
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void ready(HttpServletResponse response) throws IOException {
        boolean migrated = database.migrated().containsAll(modules);
        boolean answers = database.answers(PATIENCE);
        boolean ready = migrated && answers;
        write(response, ready, """
                {"status":"%s","database":"%s","migrations":"%s"}""".formatted(
                        ready ? "ok" : "unavailable", answers ? "ok" : "down", migrated ? "ok" : "pending"));
    }

    private static void write(HttpServletResponse response, boolean ok, String json) throws IOException {
        response.setStatus(ok ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.getWriter().write(json);
    }
}
