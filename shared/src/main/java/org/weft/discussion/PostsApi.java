package org.weft.discussion;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.places.Places;
import org.weft.session.Viewer;
import org.weft.text.Texts;

/** {@code /api/posts}, posts in {@code /api/threads}, what the composer asks (preview and members), and {@code /api/settings}. */
@Path("/")
@Consumes("application/json")
@Produces("application/json")
public final class PostsApi {
    private final Posts posts;
    private final Removals removals;
    private final Edits edits;
    private final Anonymity anonymity;
    private final Discussion discussion;
    private final Places places;
    private final Writing writing;

    PostsApi(
            Posts posts,
            Removals removals,
            Edits edits,
            Anonymity anonymity,
            Discussion discussion,
            Places places,
            Writing writing) {
        this.posts = posts;
        this.removals = removals;
        this.edits = edits;
        this.anonymity = anonymity;
        this.discussion = discussion;
        this.places = places;
        this.writing = writing;
    }

    record Typed(@Nullable String text) {}

    record Why(@Nullable String reason) {}

    @POST
    @Path("/threads/{thread}/posts")
    public Response reply(@Context Viewer viewer, @PathParam("thread") ThreadId thread, Posts.NewPost post) {
        var sent = posts.reply(viewer, thread, post);
        return Response.status(sent.fresh() ? 201 : 200)
                .header("Location", "/api/posts/" + sent.value().id().text())
                .entity(sent.value())
                .build();
    }

    @GET
    @Path("/posts/{post}")
    public Object open(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return discussion.openAt(viewer, post);
    }

    @GET
    @Path("/posts/{post}/source")
    public Map<String, String> source(@Context Viewer viewer, @PathParam("post") ContentId post) {
        var source = posts.source(viewer, post);
        return Map.of("text", source.source(), "format", source.format());
    }

    @PUT
    @Path("/posts/{post}")
    public Object edit(@Context Viewer viewer, @PathParam("post") ContentId post, Edits.Change change) {
        edits.edit(viewer, post, change);
        return discussion.changed(viewer, post);
    }

    @GET
    @Path("/posts/{post}/history")
    public Map<String, List<Edits.Version>> history(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return Map.of("versions", edits.history(viewer, post));
    }

    @PUT
    @Path("/settings")
    public Forums.Settings set(@Context Viewer viewer, Forums.Settings settings) {
        discussion.forums().set(viewer, settings);
        return discussion.forums().settings(viewer);
    }

    @POST
    @Path("/posts/{post}/author")
    public Map<String, String> reveal(@Context Viewer viewer, @PathParam("post") ContentId post, Why why) {
        return Map.of("name", anonymity.reveal(viewer, post, why.reason()));
    }

    @PUT
    @Path("/posts/{post}/hiding")
    public Post hide(@Context Viewer viewer, @PathParam("post") ContentId post, Why why) {
        return removals.hide(viewer, post, why.reason());
    }

    @DELETE
    @Path("/posts/{post}")
    public Post delete(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return removals.delete(viewer, post);
    }

    @PUT
    @Path("/posts/{post}/restoration")
    public Post restore(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return removals.restore(viewer, post);
    }

    @PUT
    @Path("/posts/{post}/vote")
    public Posts.Votes vote(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return posts.vote(viewer, post, true);
    }

    @DELETE
    @Path("/posts/{post}/vote")
    public Posts.Votes takeVoteBack(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return posts.vote(viewer, post, false);
    }

    @GET
    @Path("/posts/{post}/votes")
    public Map<String, List<String>> voters(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return Map.of("people", posts.voters(viewer, post));
    }

    @PUT
    @Path("/posts/{post}/endorsement")
    public Post endorse(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return posts.endorse(viewer, post, true);
    }

    @DELETE
    @Path("/posts/{post}/endorsement")
    public Post withdraw(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return posts.endorse(viewer, post, false);
    }

    @POST
    @Path("/preview")
    public Map<String, Object> preview(@Context Viewer viewer, Typed typed) {
        var rendered = writing.render(viewer, Limits.DEFAULT.text(typed.text()));
        return Map.of("html", rendered.html(), "math", rendered.hasMath());
    }

    @GET
    @Path("/members")
    public Map<String, List<Places.Member>> members(
            @Context Viewer viewer, @QueryParam("q") @DefaultValue("") String text) {
        return Map.of("members", places.find(viewer.organization(), viewer.place(), Texts.line(text)));
    }
}
