package org.weft.server;

import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.http.Failures;
import org.weft.http.Problem;

/**
 * What the server itself answers when a request can't reach our code or fails outside it: a short page for browsers,
 * {@code application/problem+json} (RFC 9457) for all others. Never says more than the status does, but for the id of an incident.
 */
final class ErrorAnswers extends ErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        SecurityHeaders.addTo(response);
        var problem = cause == null || status != HttpStatus.INTERNAL_SERVER_ERROR_500
                ? Problem.of(status)
                : Failures.problem(cause);
        int said = (int) Objects.requireNonNull(problem.get("status"));
        var retryAfter = problem.get("retryAfterSeconds");
        if (retryAfter != null) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, retryAfter.toString());
        }
        var accept = request.getHeaders().get(HttpHeader.ACCEPT);
        boolean page = accept != null && accept.contains("text/html");
        response.setStatus(said);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, page ? "text/html;charset=utf-8" : Problem.MEDIA_TYPE);
        var body = page ? page(said, problem.get("incident")) : Json.write(problem);
        if (request.getMethod().equals("HEAD")) {
            callback.succeeded();
        } else {
            Content.Sink.write(response, true, body, callback);
        }
    }

    private static String page(int status, @Nullable Object incident) {
        return """
                <!doctype html>
                <html lang="en">
                <meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <h1>%1$s</h1>
                <p>%2$s</p>
                <p>Error %3$d %4$s</p>
                </html>
                """.formatted(HttpStatus.getMessage(status), advice(status), status, incident == null ? "" : incident);
    }

    private static String advice(int status) {
        if (status == 404) {
            return "There is nothing at this address.";
        }
        return status >= 500
                ? "This is our fault, not yours. Please try again in a moment."
                : "The server could not understand this request. Please go back and try again.";
    }
}
