package org.weft.activity;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.content.Visibility;
import org.weft.session.Viewer;

/**
 * One open page that listens. Writes never wait: what the reader can't take yet stands in a short queue, and a reader
 * who falls further behind is let go, to come back and ask for what it missed.
 */
final class EventStream implements Live.Listener, WriteListener {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int MOST_WAITING = 2 * EventsServlet.MOST_MISSED;
    /** From here on others see other things, or another stream: readers come back and are looked at anew. */
    static final String SIGHT_CHANGED = "forum-changed";

    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final long organization;
    private final long stream;
    private final Visibility.Sight sight;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private final Queue<Event> early = new ArrayDeque<>();
    private final Consumer<EventStream> onEnd;
    private Position told;
    private boolean started;
    private boolean writable;
    private boolean flushed;
    /** Nothing more is told; the stream ends when what waits is written. */
    private boolean last;

    private boolean ended;

    /** @param after where the page's knowledge ends: nothing before it is sent again */
    EventStream(
            Viewer viewer,
            EventsServlet.Streams streams,
            Position after,
            AsyncContext context,
            Consumer<EventStream> onEnd)
            throws IOException {
        this.organization = viewer.organization().value();
        this.told = after;
        this.stream = streams.of(viewer);
        this.sight = streams.sight(viewer);
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        this.onEnd = onEnd;
    }

    @Override
    public long organization() {
        return organization;
    }

    @Override
    public long stream() {
        return stream;
    }

    @Override
    public synchronized void hear(Event event) {
        if (started) {
            send(event);
        } else if (early.size() < MOST_WAITING) {
            early.add(event);
        } else {
            end();
        }
    }

    /** Sends what was missed, then goes on with what was heard meanwhile. */
    synchronized void start(Live.Missed missed) {
        if (missed.tooMany()) {
            send(("id: " + missed.upTo() + "\nevent: reset\ndata: {}\n\n").getBytes(StandardCharsets.UTF_8));
        }
        missed.events().forEach(this::send);
        started = true;
        early.forEach(this::send);
        early.clear();
        send(BEAT);
        if (!ended) {
            out.setWriteListener(this);
        }
    }

    synchronized void beat() {
        send(BEAT);
    }

    private void send(Event event) {
        if (last || event.position().compareTo(told) <= 0) {
            return;
        }
        told = event.position();
        // Before it is sent: writing it may be all there is to do, and ends the stream.
        last = event.verb().equals(SIGHT_CHANGED);
        if (Visibility.allows(event.scope(), sight)) {
            send(event.frame());
        }
    }

    private void send(byte[] frame) {
        if (ended) {
            return;
        }
        waiting.add(frame);
        if (waiting.size() > MOST_WAITING) {
            end();
            return;
        }
        if (writable) {
            onWritePossible();
        }
    }

    @Override
    public synchronized void onWritePossible() {
        writable = true;
        try {
            while (!ended && out.isReady()) {
                var next = waiting.poll();
                if (next != null) {
                    out.write(next);
                    flushed = false;
                } else if (!flushed) {
                    flushed = true;
                    out.flush();
                } else {
                    if (last) {
                        end();
                    }
                    return;
                }
            }
        } catch (IOException e) {
            end();
        }
    }

    @Override
    public void onError(Throwable cause) {
        end();
    }

    synchronized void end() {
        if (!ended) {
            ended = true;
            onEnd.accept(this);
            try {
                context.complete();
            } catch (IllegalStateException e) {
                LOG.debug("live: the server had ended the stream already", e);
            }
        }
    }
}
