package org.weft.base;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class TestClock extends Clock {
    private volatile Instant now;

    /** Stands at 2026-03-02T09:00:00Z, a Monday. */
    public TestClock() {
        this(Instant.parse("2026-03-02T09:00:00Z"));
    }

    public TestClock(Instant now) {
        this.now = now;
    }

    public void pin(Instant instant) {
        now = instant;
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Weft's clocks are read as instants");
    }
}
