package org.weft.search;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/** {@code /api/similar}, {@code /api/posts/{post}/deflection}; {@code /api/deflections} for staff. */
@Path("/")
@Consumes("application/json")
@Produces("application/json")
public final class SimilarApi {
    private final Similar similar;
    private final Deflections deflections;

    public SimilarApi(Similar similar, Deflections deflections) {
        this.similar = similar;
        this.deflections = deflections;
    }

    @GET
    @Path("/similar")
    public Map<String, List<Similar.Like>> similar(
            @Context Viewer viewer, @QueryParam("title") @DefaultValue("") String title) {
        return Map.of("threads", similar.to(viewer, title));
    }

    @PUT
    @Path("/posts/{post}/deflection")
    public void answered(@Context Viewer viewer, @PathParam("post") ContentId post) {
        deflections.answered(viewer, post);
    }

    @DELETE
    @Path("/posts/{post}/deflection")
    public void takeBack(@Context Viewer viewer, @PathParam("post") ContentId post) {
        deflections.takeBack(viewer, post);
    }

    @GET
    @Path("/deflections")
    public Deflections.Count count(@Context Viewer viewer) {
        return deflections.count(viewer);
    }
}
