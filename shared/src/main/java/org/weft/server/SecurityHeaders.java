package org.weft.server;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The headers that every answer has, also those for errors. The content security policy forbids everything, framing
 * included; what is a page replaces it with a policy that allows what that page needs.
 */
final class SecurityHeaders extends Handler.Wrapper {
    private static final HttpFields HEADERS = HttpFields.build()
            .put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            .put("X-Content-Type-Options", "nosniff")
            .put("Referrer-Policy", "no-referrer")
            .put("Cross-Origin-Resource-Policy", "same-origin")
            .put("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
            .asImmutable();

    SecurityHeaders(Handler handler) {
        super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        addTo(response);
        return super.handle(request, response, callback);
    }

    /** Adds those that are not there yet. */
    static void addTo(Response response) {
        for (var header : HEADERS) {
            if (!response.getHeaders().contains(header.getName())) {
                response.getHeaders().put(header);
            }
        }
    }
}
