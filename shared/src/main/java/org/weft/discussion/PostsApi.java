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
    private final Replies replies;
    private final Removals removals;
    private final Edits edits;
    private final Anonymity anonymity;
    private final Views views;
    private final Forums forums;
    private final Places places;
    private final Writing writing;
    private final Dates dates;

    PostsApi(
            Posts posts,
            Replies replies,
            Removals removals,
            Edits edits,
            Anonymity anonymity,
            Views views,
            Forums forums,
            Places places,
            Writing writing,
            Dates dates) {
        this.posts = posts;
        this.replies = replies;
        this.removals = removals;
        this.edits = edits;
        this.anonymity = anonymity;
        this.views = views;
        this.forums = forums;
        this.places = places;
        this.writing = writing;
        this.dates = dates;
    }

    /** @param post whose text it is to be; absent for a new one */
    record Typed(@Nullable String text, @Nullable ContentId post) {}

    record Why(@Nullable String reason) {}

    @POST
    @Path("/threads/{thread}/posts")
    public Response reply(@Context Viewer viewer, @PathParam("thread") ThreadId thread, Replies.NewPost post) {
        var sent = replies.reply(viewer, thread, post);
        if (sent.held() != null) {
            return waits(sent.held());
        }
        return Response.status(sent.fresh() ? 201 : 200)
                .header("Location", "/api/posts/" + sent.written().id().text())
                .entity(sent.written())
                .build();
    }

    @GET
    @Path("/posts/{post}")
    public Object open(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return views.openAt(viewer, post);
    }

    @GET
    @Path("/posts/{post}/source")
    public Map<String, String> source(@Context Viewer viewer, @PathParam("post") ContentId post) {
        var source = posts.source(viewer, post);
        return Map.of("text", source.source(), "format", source.format());
    }

    @PUT
    @Path("/posts/{post}")
    public Response edit(@Context Viewer viewer, @PathParam("post") ContentId post, Edits.Change change) {
        return edits.edit(viewer, post, change)
                .map(PostsApi::waits)
                .orElseGet(() -> Response.ok(views.changed(viewer, post)).build());
    }

    @GET
    @Path("/posts/{post}/history")
    public Map<String, List<Edits.Version>> history(@Context Viewer viewer, @PathParam("post") ContentId post) {
        return Map.of("versions", edits.history(viewer, post));
    }

    @PUT
    @Path("/settings")
    public Forums.Settings set(@Context Viewer viewer, Forums.Settings settings) {
        forums.set(viewer, settings);
        return forums.settings(viewer);
    }

    @PUT
    @Path("/settings/dates")
    public Dates.Span set(@Context Viewer viewer, Dates.Span span) {
        return dates.set(viewer, span);
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
        if (typed.post() != null) {
            Writing.requireAuthorOrStaff(viewer, posts.find(viewer, typed.post()));
        }
        var rendered = writing.render(viewer, typed.post(), Limits.DEFAULT.text(typed.text()));
        return Map.of("html", rendered.html(), "math", rendered.hasMath());
    }

    @GET
    @Path("/members")
    public Map<String, List<Places.Member>> members(
            @Context Viewer viewer, @QueryParam("q") @DefaultValue("") String text) {
        return Map.of("members", places.find(viewer.organization(), viewer.place(), Texts.line(text)));
    }

    /** Nothing was written yet: staff looks at it first. */
    static Response waits(Admission.Held held) {
        return Response.status(202).entity(Map.of("held", held)).build();
    }
}
