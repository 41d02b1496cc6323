package org.weft.discussion;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/** {@code /api/posts/{post}/mute} for who wrote it, and {@code /api/mutes}: whom the viewer doesn't want to read. */
@Path("/")
@Produces("application/json")
public final class MutesApi {
    private final Mutes mutes;

    MutesApi(Mutes mutes) {
        this.mutes = mutes;
    }

    @PUT
    @Path("/posts/{post}/mute")
    public void mute(@Context Viewer viewer, @PathParam("post") ContentId post) {
        mutes.mute(viewer, post);
    }

    @DELETE
    @Path("/posts/{post}/mute")
    public void unmute(@Context Viewer viewer, @PathParam("post") ContentId post) {
        mutes.unmute(viewer, post);
    }

    @GET
    @Path("/mutes")
    public Map<String, List<Mutes.Mute>> list(@Context Viewer viewer) {
        return Map.of("mutes", mutes.of(viewer));
    }

    @DELETE
    @Path("/mutes/{mute}")
    public Map<String, List<Mutes.Mute>> unmute(@Context Viewer viewer, @PathParam("mute") MuteId mute) {
        mutes.unmute(viewer, mute);
        return list(viewer);
    }
}
