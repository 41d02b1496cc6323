package org.weft.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who was sent to a tool's picker, and from where. The tool brings the {@code data} back (LTI Deep Linking 2.0, section
 * 3.4.1.2), which stands for the cookie that browsers don't send from its page.
 */
final class Selections {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    private record Waiting(Selection selection, Instant until) {}

    Selections(Clock clock) {
        this.clock = clock;
    }

    /** The {@code data} to send along. */
    String begin(Selection selection) {
        var now = clock.instant();
        waiting.values().removeIf(each -> each.until().isBefore(now));
        var data = UUID.randomUUID().toString();
        waiting.put(data, new Waiting(selection, now.plus(LIFETIME)));
        return data;
    }

    /** Whose answer brings back this {@code data}, if it is from the tool that got it; works once. */
    Optional<Selection> end(String data, Tool tool) {
        var sent = waiting.get(data);
        if (sent == null || !sent.selection().tool().clientId().equals(tool.clientId())) {
            return Optional.empty();
        }
        return Optional.ofNullable(waiting.remove(data))
                .filter(each -> each.until().isAfter(clock.instant()))
                .map(Waiting::selection);
    }
}
