package org.weft.reactions;

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

/** {@code /api/posts/{post}/reactions}: PUT and DELETE, so that doing it twice is doing it once. */
@Path("/posts/{post}/reactions")
@Produces("application/json")
public final class ReactionsApi {
    private final Reactions reactions;

    public ReactionsApi(Reactions reactions) {
        this.reactions = reactions;
    }

    @GET
    public Map<String, List<Reactions.Reactor>> people(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return Map.of("people", reactions.people(viewer, post));
    }

    @PUT
    @Path("/{kind}")
    public Reactions.Counts react(
            @Context Viewer viewer, @PathParam("post") ContentId post, @PathParam("kind") Kind kind) {
        return reactions.react(viewer, post, kind, true);
    }

    @DELETE
    @Path("/{kind}")
    public Reactions.Counts takeBack(
            @Context Viewer viewer, @PathParam("post") ContentId post, @PathParam("kind") Kind kind) {
        return reactions.react(viewer, post, kind, false);
    }
}
