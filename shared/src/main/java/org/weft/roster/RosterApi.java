package org.weft.roster;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.weft.session.Viewer;

/** {@code /api/roster}: who is missing on which side, for staff. */
@Path("/roster")
@Consumes("application/json")
@Produces("application/json")
public final class RosterApi {
    private final Roster roster;

    public RosterApi(Roster roster) {
        this.roster = roster;
    }

    @GET
    public Roster.Overview overview(@Context Viewer viewer) {
        return roster.overview(viewer);
    }

    @POST
    @Path("/reading")
    public Roster.Overview hurry(@Context Viewer viewer) {
        return roster.hurry(viewer);
    }

    @GET
    @Path("/absent")
    public Roster.Page absent(@Context Viewer viewer, @QueryParam("cursor") @Nullable String cursor) {
        return roster.absent(viewer, cursor);
    }

    @GET
    @Path("/gone")
    public Roster.Page gone(@Context Viewer viewer, @QueryParam("cursor") @Nullable String cursor) {
        return roster.gone(viewer, cursor);
    }
}
