package org.weft.http;

import jakarta.ws.rs.WebApplicationException;
import org.eclipse.jetty.http.HttpException;

/** Bodies that don't come as they should. */
public final class Bodies {
    private Bodies() {}

    /** What reading one failed with, as an answer: 413 when the server cut it off, 400 when the rest never came. */
    public static WebApplicationException unreadable(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException refused) {
                return new WebApplicationException(refused.getCode());
            }
        }
        return new WebApplicationException(failure, 400);
    }
}
