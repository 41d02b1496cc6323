package org.weft.discussion;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.weft.session.Viewer;

/** {@code /api/turn}: whether the viewer may write in their discussion now. */
@Path("/turn")
@Produces("application/json")
public final class TurnApi {
    private final Pacing pacing;
    private final Admission admission;

    TurnApi(Pacing pacing, Admission admission) {
        this.pacing = pacing;
        this.admission = admission;
    }

    @GET
    public Turn of(@Context Viewer viewer) {
        return new Turn(
                admission.blocked(viewer).orElse(null), pacing.next(viewer).orElse(null));
    }
}
