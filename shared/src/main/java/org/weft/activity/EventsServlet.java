package org.weft.activity;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.base.Refusal;
import org.weft.content.Visibility;
import org.weft.http.Bearer;
import org.weft.session.Sessions;
import org.weft.session.Viewer;

/**
 * {@code GET /api/events}: server-sent events, read with {@code fetch} since a bearer token can't travel with an
 * {@code EventSource}. {@code Last-Event-ID} or {@code ?after=} resumes. {@code GET /api/changes?after=} is the same
 * for those who can't keep a connection open.
 */
public final class EventsServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int BEAT_SECONDS = 15;
    static final int MOST_MISSED = 500;

    private final transient Sessions sessions;
    private final transient Live live;
    private final transient Streams streams;
    private final transient Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final transient ScheduledExecutorService beats =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "live-beats"));

    /** What there is to hear for whom. */
    public interface Streams {
        /** The stream that the viewer's placement shows. */
        long of(Viewer viewer);

        /** As it is now, and loaded: it is asked at every event. */
        Visibility.Sight sight(Viewer viewer);
    }

    public EventsServlet(Sessions sessions, Live live, Streams streams) {
        this.sessions = sessions;
        this.live = live;
        this.streams = streams;
    }

    @Override
    public void init() {
        var unused = beats.scheduleAtFixedRate(
                () -> open.forEach(EventStream::beat), BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends all streams; clients come back to another node, or to this one when it is up again. */
    public void endStreams() {
        open.forEach(EventStream::end);
    }

    @Override
    public void destroy() {
        beats.shutdownNow();
        endStreams();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var viewer = sessions.viewer(Bearer.token(request));
            var after = after(request);
            if (request.getServletPath().endsWith("/changes")) {
                changes(viewer, after, response);
            } else {
                stream(viewer, after, request, response);
            }
        } catch (RuntimeException e) {
            Bearer.answer(e, response);
        }
    }

    private void stream(
            Viewer viewer, @Nullable Position after, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        var context = request.startAsync();
        context.setTimeout(Sessions.LONGEST_STREAM.toMillis());
        var from = after == null ? live.position() : after;
        var listener = new EventStream(viewer, streams, from, context, this::forget);
        context.addListener(new EndOfStream(listener));
        open.add(listener);
        try {
            listener.start(live.listen(listener, from, MOST_MISSED));
        } catch (RuntimeException e) {
            Bearer.answer(e, response);
            listener.end();
        }
    }

    private void forget(EventStream listener) {
        live.forget(listener);
        open.remove(listener);
    }

    private void changes(Viewer viewer, @Nullable Position after, HttpServletResponse response) throws IOException {
        var now = live.position();
        var missed = live.missed(
                viewer.organization().value(), streams.of(viewer), after == null ? now : after, now, MOST_MISSED);
        var sight = streams.sight(viewer);
        var events = missed.events().stream()
                .filter(event -> Visibility.allows(event.scope(), sight))
                .map(EventsServlet::entry)
                .toList();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "events",
                missed.tooMany()
                        ? java.util.List.of(Map.of("id", now.toString(), "event", "reset", "data", Map.of()))
                        : events);
        body.put("last", missed.upTo().toString());
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        Json.MAPPER.writeValue(response.getOutputStream(), body);
    }

    private static Map<String, Object> entry(Event event) {
        try {
            return Map.of(
                    "id", event.position().toString(),
                    "event", event.verb(),
                    "data", Json.MAPPER.readTree(event.data()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL's jsonb is JSON", e);
        }
    }

    private static @Nullable Position after(HttpServletRequest request) {
        var header = request.getHeader("Last-Event-ID");
        var text = header == null ? request.getParameter("after") : header;
        try {
            return text == null ? null : Position.parse(text);
        } catch (NumberFormatException e) {
            throw new Refusal.Invalid("cursor-invalid", "Not the id of an event", "after");
        }
    }
}
