package org.weft.discussion;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/** {@code /api/sharing}: which forum the page shows, and where else it is shown; for staff. */
@Path("/sharing")
@Consumes("application/json")
@Produces("application/json")
public final class SharingApi {
    private final Sharing sharing;

    SharingApi(Sharing sharing) {
        this.sharing = sharing;
    }

    @GET
    public Sharing.Overview overview(@Context Viewer viewer) {
        return sharing.overview(viewer);
    }

    @PUT
    public Sharing.Overview show(@Context Viewer viewer, Sharing.Wanted wanted) {
        sharing.show(viewer, wanted);
        return sharing.overview(viewer);
    }

    @DELETE
    public Sharing.Overview leave(@Context Viewer viewer) {
        sharing.leave(viewer);
        return sharing.overview(viewer);
    }

    @POST
    @Path("/invitations")
    public Sharing.Invitation invite(@Context Viewer viewer) {
        return sharing.invite(viewer);
    }

    @DELETE
    @Path("/places/{place}")
    public Sharing.Overview end(@Context Viewer viewer, @PathParam("place") PlaceId place) {
        sharing.end(viewer, place);
        return sharing.overview(viewer);
    }
}
