package org.weft.lineage;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.jspecify.annotations.Nullable;
import org.weft.discussion.ThreadId;
import org.weft.session.Viewer;

/** {@code /api/earlier}: what earlier groups have answered, for staff of a copied discussion. */
@Path("/earlier")
@Consumes("application/json")
@Produces("application/json")
public final class EarlierApi {
    private final Earlier earlier;

    public EarlierApi(Earlier earlier) {
        this.earlier = earlier;
    }

    @GET
    public Earlier.Page page(@Context Viewer viewer, @QueryParam("cursor") @Nullable String cursor) {
        return earlier.page(viewer, cursor);
    }

    @POST
    @Path("/threads")
    public Earlier.Taken take(@Context Viewer viewer, Earlier.Wanted wanted) {
        return earlier.take(viewer, wanted);
    }

    @DELETE
    @Path("/threads/{thread}")
    public void remove(@Context Viewer viewer, @PathParam("thread") ThreadId thread) {
        earlier.remove(viewer, thread);
    }
}
