package org.weft.moderation;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.discussion.Admission;
import org.weft.discussion.Discussion;
import org.weft.discussion.HeldId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;

/**
 * {@code /api/posts/{post}/flag} and {@code /api/held} for everyone; {@code /api/review} for staff: of the viewer's place,
 * with {@code everywhere} of all theirs. A decision names the {@code place} that is asked, and answers with what is left. One that
 * needs no reason can have one.
 */
@Path("/")
@Consumes("application/json")
@Produces("application/json")
public final class ReviewApi {
    private final Flags flags;
    private final HeldPosts heldPosts;
    private final Review review;
    private final Decisions decisions;
    private final Discussion discussion;

    public ReviewApi(Flags flags, HeldPosts heldPosts, Review review, Decisions decisions, Discussion discussion) {
        this.flags = flags;
        this.heldPosts = heldPosts;
        this.review = review;
        this.decisions = decisions;
        this.discussion = discussion;
    }

    record Why(@Nullable String reason) {}

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

    /** What the viewer sent to this forum and staff looks at first. */
    @GET
    @Path("/held")
    public Map<String, List<Admission.Held>> held(@Context Viewer viewer) {
        return Map.of("held", heldPosts.of(viewer, discussion.forums().of(viewer)));
    }

    @DELETE
    @Path("/held/{held}")
    public Map<String, List<Admission.Held>> takeBack(@Context Viewer viewer, @PathParam("held") HeldId held) {
        heldPosts.takeBack(viewer, held);
        return held(viewer);
    }

    @GET
    @Path("/review")
    public Review.Queue queue(
            @Context Viewer viewer,
            @QueryParam("everywhere") boolean everywhere,
            @QueryParam("cursor") @Nullable String cursor) {
        return review.queue(viewer, everywhere, cursor);
    }

    @DELETE
    @Path("/review/{post}")
    public Review.Queue dismiss(
            @Context Viewer viewer,
            @PathParam("post") ContentId post,
            @QueryParam("place") @Nullable PlaceId place,
            @QueryParam("everywhere") boolean everywhere,
            @QueryParam("reason") @Nullable String reason) {
        decisions.dismiss(viewer, place, post, reason);
        return review.queue(viewer, everywhere, null);
    }

    @PUT
    @Path("/review/{post}/hiding")
    public Review.Queue hide(
            @Context Viewer viewer,
            @PathParam("post") ContentId post,
            @QueryParam("place") @Nullable PlaceId place,
            @QueryParam("everywhere") boolean everywhere,
            Why why) {
        decisions.hide(viewer, place, post, why.reason());
        return review.queue(viewer, everywhere, null);
    }

    @PUT
    @Path("/review/held/{held}/approval")
    public Review.Queue approve(
            @Context Viewer viewer,
            @PathParam("held") HeldId held,
            @QueryParam("everywhere") boolean everywhere,
            @QueryParam("reason") @Nullable String reason) {
        decisions.approve(viewer, held, reason);
        return review.queue(viewer, everywhere, null);
    }

    @PUT
    @Path("/review/held/{held}/refusal")
    public Review.Queue refuse(
            @Context Viewer viewer,
            @PathParam("held") HeldId held,
            @QueryParam("everywhere") boolean everywhere,
            Why why) {
        decisions.refuse(viewer, held, why.reason());
        return review.queue(viewer, everywhere, null);
    }
}
