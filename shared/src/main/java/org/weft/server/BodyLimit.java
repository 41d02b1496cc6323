package org.weft.server;

import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies that are too large with 413, but reads them first, within reason: a connection that is closed with
 * bytes unread is reset, and who is still sending then never sees why it was refused.
 */
final class BodyLimit extends Handler.Wrapper {
    /** How many times the limit is read before the connection is given up. */
    private static final int WITHIN_REASON = 32;

    private final long usual;
    private final Map<String, Long> others;

    /** @param others limits by path, where they aren't the usual one */
    BodyLimit(Handler handler, long usual, Map<String, Long> others) {
        super(handler);
        this.usual = usual;
        this.others = Map.copyOf(others);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long mostBytes = others.getOrDefault(Request.getPathInContext(request), usual);
        var limited = new Limited(request, mostBytes);
        if (request.getLength() <= mostBytes) {
            return super.handle(limited, response, callback);
        }
        Content.Source.consumeAll(
                limited,
                Callback.from(
                        () -> refuse(request, response, callback), failure -> refuse(request, response, callback)));
        return true;
    }

    private static void refuse(Request request, Response response, Callback callback) {
        Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
    }

    private static final class Limited extends Request.Wrapper {
        private final long mostBytes;
        private long bytes;

        Limited(Request request, long mostBytes) {
            super(request);
            this.mostBytes = mostBytes;
        }

        @Override
        public Content.@Nullable Chunk read() {
            while (true) {
                var chunk = super.read();
                if (chunk == null || Content.Chunk.isFailure(chunk)) {
                    return chunk;
                }
                bytes += chunk.remaining();
                if (bytes <= mostBytes) {
                    return chunk;
                }
                boolean last = chunk.isLast() || bytes > WITHIN_REASON * mostBytes;
                chunk.release();
                if (last) {
                    return Content.Chunk.from(new HttpException.RuntimeException(HttpStatus.PAYLOAD_TOO_LARGE_413));
                }
            }
        }
    }
}
