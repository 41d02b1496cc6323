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

    /** Whose answer brings back this {@code data}, if it is from the tool that got it and none was taken before. */
    Optional<Selection> find(String data, Tool tool) {
        return Optional.ofNullable(waiting.get(data))
                .filter(each -> each.until().isAfter(clock.instant()))
                .map(Waiting::selection)
                .filter(each -> each.tool().clientId().equals(tool.clientId()));
    }

    void end(String data) {
        waiting.remove(data);
    }
}
