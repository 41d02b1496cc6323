package org.weft.discussion;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/** For staff: where threads stand and what belongs to them, {@code /api/placements}; and {@code /api/tags}. */
@Path("/")
@Consumes("application/json")
@Produces("application/json")
public final class ReshapingApi {
    private final Reshaping reshaping;
    private final Tags tags;

    ReshapingApi(Reshaping reshaping, Tags tags) {
        this.reshaping = reshaping;
        this.tags = tags;
    }

    /** What a tag is to be called. */
    record To(@Nullable String to) {}

    @GET
    @Path("/placements")
    public Map<String, List<Reshaping.Page>> placements(@Context Viewer viewer) {
        return Map.of("placements", reshaping.pages(viewer));
    }

    @PUT
    @Path("/threads/{thread}/forum")
    public Reshaping.Whereabouts move(
            @Context Viewer viewer, @PathParam("thread") ThreadId thread, Reshaping.Move wanted) {
        return reshaping.move(viewer, thread, wanted);
    }

    @PUT
    @Path("/threads/{thread}/merger")
    public Reshaping.Whereabouts merge(
            @Context Viewer viewer, @PathParam("thread") ThreadId thread, Reshaping.Merger wanted) {
        var post = wanted.post();
        if (post == null) {
            throw new Refusal.Invalid("field-missing", "A field is missing", "post");
        }
        return reshaping.merge(viewer, thread, post, wanted);
    }

    @POST
    @Path("/posts/{post}/thread")
    public Response split(@Context Viewer viewer, @PathParam("post") ContentId post, Reshaping.NewThread wanted) {
        var now = reshaping.split(viewer, post, wanted);
        return Response.status(201)
                .header("Location", "/api/threads/" + now.thread().text())
                .entity(now)
                .build();
    }

    @GET
    @Path("/tags")
    public Map<String, List<Tags.Tag>> tags(@Context Viewer viewer) {
        return Map.of("tags", tags.list(viewer));
    }

    /** Renames a tag; to one that there is, merges the two. */
    @PUT
    @Path("/tags/{tag}")
    public Map<String, List<Tags.Tag>> rename(@Context Viewer viewer, @PathParam("tag") String tag, To wanted) {
        tags.rename(viewer, tag, wanted.to());
        return Map.of("tags", tags.list(viewer));
    }
}
