package org.weft.moderation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/** {@code /api/posts/{post}/flag} for everyone; {@code /api/review} for staff, who hides with {@code …/hiding}. */
@Path("/")
@Consumes("application/json")
@Produces("application/json")
public final class ReviewApi {
    private final Flags flags;

    public ReviewApi(Flags flags) {
        this.flags = flags;
    }

    @PUT
    @Path("/posts/{post}/flag")
    public void flag(@Context Viewer viewer, @PathParam("post") ContentId post, Flags.NewFlag flag) {
        flags.flag(viewer, post, flag);
    }

    @DELETE
    @Path("/posts/{post}/flag")
    public void takeBack(@Context Viewer viewer, @PathParam("post") ContentId post) {
        flags.takeBack(viewer, post);
    }

    @GET
    @Path("/review")
    public Flags.Queue queue(@Context Viewer viewer) {
        return flags.queue(viewer);
    }

    @DELETE
    @Path("/review/{post}")
    public Flags.Queue dismiss(@Context Viewer viewer, @PathParam("post") ContentId post) {
        flags.dismiss(viewer, post);
        return flags.queue(viewer);
    }
}
