package org.weft.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Objects;
import org.weft.base.Refusal;

/** Answers every refusal with its problem details. */
@Provider
public final class RefusalMapper implements ExceptionMapper<Refusal> {
    @Override
    public Response toResponse(Refusal refusal) {
        return answer(Problem.of(refusal));
    }

    static Response answer(Map<String, Object> problem) {
        int status = (int) Objects.requireNonNull(problem.get("status"));
        var answer = Response.status(status).type(Problem.MEDIA_TYPE).entity(problem);
        var retryAfter = problem.get("retryAfterSeconds");
        return retryAfter == null
                ? answer.build()
                : answer.header("Retry-After", retryAfter).build();
    }
}
