package org.weft.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.weft.base.Refusal;

/** RFC 9457 problem details, {@code application/problem+json}. */
public final class Problem {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Map<Integer, String> CODES = Map.of(
            400, "bad-request",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "body-too-large",
            415, "unsupported-media-type",
            431, "headers-too-large",
            500, "unexpected",
            503, "unavailable");

    private Problem() {}

    public static Map<String, Object> of(Refusal refusal) {
        var problem = of(refusal.status(), refusal.code(), String.valueOf(refusal.getMessage()));
        problem.putAll(refusal.details());
        return problem;
    }

    /** What a status says when nothing else is known. */
    public static Map<String, Object> of(int status) {
        return of(status, CODES.getOrDefault(status, "refused"), "Refused: " + status);
    }

    public static Map<String, Object> of(int status, String code, String title) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "urn:weft:problem:" + code);
        problem.put("code", code);
        problem.put("status", status);
        problem.put("title", title);
        return problem;
    }
}
