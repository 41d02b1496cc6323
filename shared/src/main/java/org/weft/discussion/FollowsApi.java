package org.weft.discussion;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import org.weft.session.Viewer;

/** {@code /api/threads/{thread}/follow} and {@code /api/follows}: what a person wants to hear of. */
@Path("/")
@Consumes("application/json")
@Produces("application/json")
public final class FollowsApi {
    private final Follows follows;
    private final Threads threads;

    FollowsApi(Follows follows, Threads threads) {
        this.follows = follows;
        this.threads = threads;
    }

    @PUT
    @Path("/threads/{thread}/follow")
    public ThreadView follow(@Context Viewer viewer, @PathParam("thread") ThreadId thread) {
        follows.thread(viewer, thread, true);
        return threads.view(viewer, thread);
    }

    @DELETE
    @Path("/threads/{thread}/follow")
    public ThreadView unfollow(@Context Viewer viewer, @PathParam("thread") ThreadId thread) {
        follows.thread(viewer, thread, false);
        return threads.view(viewer, thread);
    }

    @GET
    @Path("/follows")
    public Follows.Followed followed(@Context Viewer viewer) {
        return follows.of(viewer);
    }

    @PUT
    @Path("/follows/discussion")
    public Follows.Followed followDiscussion(@Context Viewer viewer) {
        follows.discussion(viewer, true);
        return follows.of(viewer);
    }

    @DELETE
    @Path("/follows/discussion")
    public Follows.Followed unfollowDiscussion(@Context Viewer viewer) {
        follows.discussion(viewer, false);
        return follows.of(viewer);
    }

    @PUT
    @Path("/follows/place")
    public Follows.Followed followPlace(@Context Viewer viewer) {
        follows.place(viewer, true);
        return follows.of(viewer);
    }

    @DELETE
    @Path("/follows/place")
    public Follows.Followed unfollowPlace(@Context Viewer viewer) {
        follows.place(viewer, false);
        return follows.of(viewer);
    }

    @PUT
    @Path("/follows/tags/{tag}")
    public Follows.Followed followTag(@Context Viewer viewer, @PathParam("tag") String tag) {
        follows.tag(viewer, tag, true);
        return follows.of(viewer);
    }

    @DELETE
    @Path("/follows/tags/{tag}")
    public Follows.Followed unfollowTag(@Context Viewer viewer, @PathParam("tag") String tag) {
        follows.tag(viewer, tag, false);
        return follows.of(viewer);
    }
}
