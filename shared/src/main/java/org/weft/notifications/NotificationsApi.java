package org.weft.notifications;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.session.Viewer;

/** {@code /api/notifications}: what the viewer should know, and how they want to be told. */
@Path("/notifications")
@Consumes("application/json")
@Produces("application/json")
public final class NotificationsApi {
    private final Inbox inbox;
    private final Choices choices;

    public NotificationsApi(Inbox inbox, Choices choices) {
        this.inbox = inbox;
        this.choices = choices;
    }

    /** Of the thread in which a post stands; of all when null. */
    record Read(@Nullable ContentId post) {}

    record Chosen(@Nullable Way way) {}

    @GET
    public Inbox.Page page(@Context Viewer viewer, @QueryParam("cursor") @Nullable String cursor) {
        return inbox.page(viewer, cursor);
    }

    @GET
    @Path("/unread")
    public Map<String, Integer> unread(@Context Viewer viewer) {
        return Map.of("unread", inbox.unread(viewer));
    }

    @PUT
    @Path("/reading")
    public Map<String, Integer> read(@Context Viewer viewer, Read read) {
        inbox.read(viewer, read.post());
        return unread(viewer);
    }

    @GET
    @Path("/choices")
    public Map<Reason, Way> choices(@Context Viewer viewer) {
        return choices.of(viewer);
    }

    /** @throws Refusal.Invalid {@code notification-reason-invalid}, {@code notification-way-invalid} */
    @PUT
    @Path("/choices/{reason}")
    public Map<Reason, Way> choose(@Context Viewer viewer, @PathParam("reason") String reason, Chosen chosen) {
        var way = chosen.way();
        if (way == null) {
            throw new Refusal.Invalid("notification-way-invalid", "Say how", "way");
        }
        choices.choose(viewer, Reason.fromString(reason), way);
        return choices.of(viewer);
    }
}
