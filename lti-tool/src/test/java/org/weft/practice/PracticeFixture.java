package org.weft.practice;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A running LMS and what it agreed on with a tool that isn't there. */
final class PracticeFixture {
    static final URI TOOL = URI.create("http://localhost:9");
    static final String LAUNCH = TOOL + "/lti/launch";
    static final Instant NOW = Instant.parse("2026-11-23T19:30:37Z");

    private PracticeFixture() {}

    static PracticeSettings settings(String lmsUrl) {
        return new PracticeSettings(URI.create(lmsUrl), TOOL, "weft-client", "1");
    }

    static PracticeLms started() {
        var lms = new PracticeLms(settings("http://127.0.0.1:0"), Clock.fixed(NOW, ZoneOffset.UTC));
        lms.start();
        return lms;
    }
}
