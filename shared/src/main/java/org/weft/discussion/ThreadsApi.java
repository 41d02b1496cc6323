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
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.places.GroupId;
import org.weft.session.Viewer;
import org.weft.text.Texts;

/** {@code /api/threads}, {@code /api/discussions}, {@code /api/reading}, {@code /api/preferences}. */
@Path("/")
@Consumes("application/json")
@Produces("application/json")
public final class ThreadsApi {
    private final Threads threads;
    private final Openings openings;
    private final Standing standing;
    private final Export export;
    private final Discussions discussions;
    private final Views views;

    ThreadsApi(
            Threads threads,
            Openings openings,
            Standing standing,
            Export export,
            Discussions discussions,
            Views views) {
        this.threads = threads;
        this.openings = openings;
        this.standing = standing;
        this.export = export;
        this.discussions = discussions;
        this.views = views;
    }

    /** Of a thread to take away. */
    private enum Format {
        MARKDOWN("text/markdown;charset=utf-8", ".md"),
        JSON("application/json", ".json");

        private final String mediaType;
        private final String ending;

        Format(String mediaType, String ending) {
            this.mediaType = mediaType;
            this.ending = ending;
        }
    }

    /** Names a post. */
    record Named(@Nullable ContentId post) {}

    record Why(@Nullable String reason) {}

    record Reading(
            @Nullable List<List<Integer>> read, @Nullable List<List<Integer>> unread) {}

    record Preferences(@Nullable View view, @Nullable Order order) {}

    @GET
    @Path("/threads")
    public Object list(
            @Context Viewer viewer,
            @QueryParam("filter") @DefaultValue("all") String filter,
            @QueryParam("sort") @DefaultValue("activity") String sort,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("group") @Nullable GroupId group,
            @QueryParam("cursor") @Nullable String cursor) {
        return views.threads(
                viewer,
                new ThreadList.Wanted(
                        choice(ThreadList.Filter.class, "filter", filter),
                        choice(ThreadList.Sort.class, "sort", sort),
                        tag == null ? null : Texts.clean(tag),
                        group,
                        cursor));
    }

    @GET
    @Path("/discussions")
    public List<Discussions.Row> discussions(@Context Viewer viewer) {
        return discussions.of(viewer);
    }

    @POST
    @Path("/threads")
    public Response open(@Context Viewer viewer, Openings.NewThread thread) {
        var sent = openings.open(viewer, thread);
        if (sent.held() != null) {
            return PostsApi.waits(sent.held());
        }
        return Response.status(sent.fresh() ? 201 : 200)
                .header("Location", "/api/threads/" + sent.written().text())
                .entity(views.open(viewer, sent.written()))
                .build();
    }

    @GET
    @Path("/threads/{thread}")
    public Object view(@Context Viewer viewer, @PathParam("thread") ThreadId thread) {
        return views.open(viewer, thread);
    }

    @GET
    @Path("/threads/{thread}/export")
    @Produces({"text/markdown", "application/json"})
    public Response export(
            @Context Viewer viewer,
            @PathParam("thread") ThreadId thread,
            @QueryParam("format") @DefaultValue("markdown") String format) {
        var wanted = choice(Format.class, "format", format);
        var output = wanted == Format.JSON ? export.json(viewer, thread) : export.markdown(viewer, thread);
        return Response.ok((StreamingOutput) output::to, wanted.mediaType)
                .header("Content-Disposition", "attachment; filename=thread-" + thread.text() + wanted.ending)
                .build();
    }

    @PUT
    @Path("/threads/{thread}/acceptance")
    public ThreadView accept(@Context Viewer viewer, @PathParam("thread") ThreadId thread, Named acceptance) {
        return threads.accept(viewer, thread, present("post", acceptance.post()));
    }

    @DELETE
    @Path("/threads/{thread}/acceptance")
    public ThreadView takeBack(@Context Viewer viewer, @PathParam("thread") ThreadId thread) {
        return threads.accept(viewer, thread, null);
    }

    @PUT
    @Path("/threads/{thread}/pin")
    public ThreadView pin(@Context Viewer viewer, @PathParam("thread") ThreadId thread, Standing.Pin pin) {
        standing.pin(viewer, thread, pin);
        return threads.view(viewer, thread);
    }

    @DELETE
    @Path("/threads/{thread}/pin")
    public ThreadView unpin(@Context Viewer viewer, @PathParam("thread") ThreadId thread) {
        standing.unpin(viewer, thread);
        return threads.view(viewer, thread);
    }

    @PUT
    @Path("/threads/{thread}/duplicate")
    public ThreadView markDuplicate(@Context Viewer viewer, @PathParam("thread") ThreadId thread, Named earlier) {
        standing.markDuplicate(viewer, thread, present("post", earlier.post()));
        return threads.view(viewer, thread);
    }

    @DELETE
    @Path("/threads/{thread}/duplicate")
    public ThreadView unmarkDuplicate(@Context Viewer viewer, @PathParam("thread") ThreadId thread) {
        standing.unmarkDuplicate(viewer, thread);
        return threads.view(viewer, thread);
    }

    @PUT
    @Path("/threads/{thread}/answer-first")
    public ThreadView answerFirst(@Context Viewer viewer, @PathParam("thread") ThreadId thread) {
        standing.answerFirst(viewer, thread, true);
        return threads.view(viewer, thread);
    }

    @DELETE
    @Path("/threads/{thread}/answer-first")
    public ThreadView showAnswers(@Context Viewer viewer, @PathParam("thread") ThreadId thread) {
        standing.answerFirst(viewer, thread, false);
        return threads.view(viewer, thread);
    }

    @PUT
    @Path("/threads/{thread}/lock")
    public ThreadView lock(@Context Viewer viewer, @PathParam("thread") ThreadId thread, Why why) {
        standing.lock(viewer, thread, why.reason());
        return threads.view(viewer, thread);
    }

    @DELETE
    @Path("/threads/{thread}/lock")
    public ThreadView unlock(@Context Viewer viewer, @PathParam("thread") ThreadId thread) {
        standing.unlock(viewer, thread);
        return threads.view(viewer, thread);
    }

    @PUT
    @Path("/threads/{thread}/reading")
    public Map<String, Integer> read(@Context Viewer viewer, @PathParam("thread") ThreadId thread, Reading reading) {
        var read = NumberRanges.of(reading.read(), "read");
        var unread = NumberRanges.of(reading.unread(), "unread");
        return Map.of("unread", threads.read(viewer, thread, read, unread));
    }

    @PUT
    @Path("/reading")
    public void readAll(@Context Viewer viewer) {
        threads.readAll(viewer);
    }

    @PUT
    @Path("/preferences")
    public void prefer(@Context Viewer viewer, Preferences preferences) {
        threads.prefer(viewer, present("view", preferences.view()), present("order", preferences.order()));
    }

    private static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new Refusal.Invalid("field-missing", "A field is missing", field);
        }
        return value;
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String field, String word) {
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new Refusal.Invalid(field + "-invalid", "Not one of the values on offer", field);
        }
    }
}
