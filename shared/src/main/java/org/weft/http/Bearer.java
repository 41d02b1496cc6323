package org.weft.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.base.Refusal;

/** What the servlets beside JAX-RS share with it: the bearer token of a request, errors as answers. */
public final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The token of {@code Authorization: Bearer …}; null when there is none. */
    public static @Nullable String token(HttpServletRequest request) {
        return token(request.getHeader("Authorization"));
    }

    public static @Nullable String token(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).trim()
                : null;
    }

    /** Answers an error of a servlet as JAX-RS would: a refusal by its code, anything else as a failure. */
    public static void answer(RuntimeException error, HttpServletResponse response) throws IOException {
        var problem = error instanceof Refusal refusal ? Problem.of(refusal) : Failures.problem(error);
        response.setStatus((int) Objects.requireNonNull(problem.get("status")));
        var retryAfter = problem.get("retryAfterSeconds");
        if (retryAfter != null) {
            response.setHeader("Retry-After", retryAfter.toString());
        }
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.MAPPER.writeValueAsBytes(problem));
    }
}
