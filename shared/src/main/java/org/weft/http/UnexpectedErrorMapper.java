package org.weft.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** JAX-RS's own answers keep their status and get problem details; everything else is a failure. */
@Provider
public final class UnexpectedErrorMapper implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable error) {
        if (error instanceof WebApplicationException known) {
            return Response.fromResponse(known.getResponse())
                    .type(Problem.MEDIA_TYPE)
                    .entity(Problem.of(known.getResponse().getStatus()))
                    .build();
        }
        return RefusalMapper.answer(Failures.problem(error));
    }
}
