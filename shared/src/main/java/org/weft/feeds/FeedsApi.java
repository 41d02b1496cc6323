package org.weft.feeds;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.weft.session.Viewer;

/** {@code /api/feed} and {@code /api/feed/tags/{tag}}: the viewer's own addresses. */
@Path("/feed")
@Produces("application/json")
public final class FeedsApi {
    private final Feeds feeds;

    public FeedsApi(Feeds feeds) {
        this.feeds = feeds;
    }

    @GET
    public Feeds.Told of(@Context Viewer viewer) {
        return feeds.of(viewer);
    }

    @PUT
    public Feeds.Told make(@Context Viewer viewer) {
        return feeds.make(viewer);
    }

    @DELETE
    public void stop(@Context Viewer viewer) {
        feeds.stop(viewer);
    }

    @PUT
    @Path("/tags/{tag}")
    public Feeds.Told make(@Context Viewer viewer, @PathParam("tag") String tag) {
        return feeds.make(viewer, tag);
    }

    @DELETE
    @Path("/tags/{tag}")
    public Feeds.Told stop(@Context Viewer viewer, @PathParam("tag") String tag) {
        return feeds.stop(viewer, tag);
    }
}
