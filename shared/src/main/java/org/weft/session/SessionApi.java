package org.weft.session;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;

/** {@code /api/session}: renewal while a page is looked at, resumption when a frame was reloaded. */
@Path("/session")
@Consumes("application/json")
@Produces("application/json")
public final class SessionApi {
    static final String RESUME = "session/resume";

    private final Sessions sessions;
    private final WidgetState state;

    public SessionApi(Sessions sessions, WidgetState state) {
        this.sessions = sessions;
        this.state = state;
    }

    /** @param placement where the page thinks that it stands; the session knows it by itself */
    record Resume(@Nullable String resume, @Nullable String placement) {}

    @POST
    @Path("/renewal")
    public Map<String, Instant> renew(@Context Viewer viewer) {
        return Map.of("expiresAt", sessions.renew(viewer));
    }

    @POST
    @Path("/resume")
    public Map<String, Object> resume(Resume wanted) {
        var entry =
                wanted.resume() == null ? java.util.Optional.<Sessions.Entry>empty() : sessions.resume(wanted.resume());
        return state.of(entry.orElseThrow(Refusal.Unauthenticated::new));
    }
}
