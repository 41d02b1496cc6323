package org.weft.session;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.weft.base.Refusal;
import org.weft.http.Bearer;

/** Finds out who is asking, before anything else is looked at. Only {@link SessionApi#RESUME} is open to all. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class ViewerFilter implements ContainerRequestFilter {
    static final String PROPERTY = "org.weft.viewer";

    private final Sessions sessions;

    public ViewerFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    /** @throws Refusal.Unauthenticated {@code session-expired} */
    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().equals(SessionApi.RESUME)) {
            request.setProperty(PROPERTY, sessions.viewer(Bearer.token(request.getHeaderString("Authorization"))));
        }
    }
}
