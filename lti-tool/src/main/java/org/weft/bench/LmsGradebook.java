package org.weft.bench;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.weft.base.Json;
import org.weft.server.Mount;

/** The LMS's gradebook: one column in each course, which takes every score at once, and tells what it has in pages. */
final class LmsGradebook {
    /** Results on a page. */
    static final int PAGE = 500;

    private static final String PATH = "/grades/";

    private final Map<String, Column> columns = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();

    /** Results by people, in the order in which they got their first. */
    private static final class Column {
        private final Map<String, Map<String, Object>> results = new LinkedHashMap<>();

        synchronized void put(JsonNode score) {
            var person = score.path("userId").asText();
            results.put(
                    person,
                    Map.of(
                            "id", "results/" + person,
                            "userId", person,
                            "resultScore", score.path("scoreGiven").asInt(),
                            "resultMaximum", score.path("scoreMaximum").asInt(),
                            "comment", score.path("comment").asText()));
        }

        synchronized List<Map<String, Object>> page(int page) {
            return results.values().stream()
                    .skip((long) page * PAGE)
                    .limit(PAGE)
                    .toList();
        }

        synchronized boolean hasMoreThan(int page) {
            return results.size() > (page + 1) * PAGE;
        }
    }

    /** Where a course's columns are. */
    static URI columns(URI lms, String course) {
        return lms.resolve(PATH + course + "/lineitems");
    }

    /** The only one of a course. */
    static URI column(URI lms, String course) {
        return lms.resolve(PATH + course + "/lineitems/1");
    }

    List<Mount> mounts() {
        return List.of(Service.at(PATH + "*", this::answer));
    }

    /** How often results were read, each page by itself. */
    int reads() {
        return reads.get();
    }

    /** How many scores came. */
    int writes() {
        return writes.get();
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getPathInfo();
        int end = path.lastIndexOf('/');
        var column = columns.computeIfAbsent(path.substring(0, end), unknown -> new Column());
        var what = path.substring(end + 1);
        if (what.equals("scores") && request.getMethod().equals("POST")) {
            column.put(Json.MAPPER.readTree(request.getInputStream()));
            writes.incrementAndGet();
            response.setStatus(204);
        } else if (what.equals("results") && request.getMethod().equals("GET")) {
            reads.incrementAndGet();
            answerResults(column, request, response);
        } else {
            response.setStatus(404);
        }
    }

    private static void answerResults(Column column, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var asked = request.getParameter("page");
        int page = asked == null ? 0 : Integer.parseInt(asked);
        if (column.hasMoreThan(page)) {
            response.setHeader("Link", "<%s?page=%d>; rel=\"next\"".formatted(request.getRequestURL(), page + 1));
        }
        Service.json(response, column.page(page));
    }
}
