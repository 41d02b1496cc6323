package org.weft.lti.health;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.weft.lti.health.Check.Side;
import org.weft.lti.keys.KeySetFetcher;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PlatformUnavailable;
import org.weft.lti.registrations.Registration;

/** The LMS's keys, and by the same answer its clock. */
final class KeysPart implements Health.Part {
    private static final String KEYS = "The LMS's keys";

    private final KeySetFetcher fetcher;
    private final Clock clock;

    KeysPart(KeySetFetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    @Override
    public List<Check> look(Registration registration, List<Sighting> launches) {
        var checks = new ArrayList<Check>();
        try {
            var asked = clock.instant();
            var answer = fetcher.answer(registration.jwksUrl());
            checks.add(keys(registration, answer));
            ClockPart.byDate(answer.headers().firstValue("Date"), asked, clock.instant())
                    .ifPresent(checks::add);
        } catch (PlatformUnavailable e) {
            checks.add(Reaching.failed(KEYS, registration.jwksUrl(), e));
        }
        return checks;
    }

    private static Check keys(Registration registration, PlatformClient.Answer answer) {
        var there = "the key set's address, " + registration.jwksUrl();
        if (answer.status() != 200) {
            return Check.wrong(
                    KEYS,
                    "Asked, the LMS answered " + answer.status() + " at " + there + ".",
                    Side.LMS,
                    "Compare the address with the one that the LMS shows, and register it again if it is another.");
        }
        try {
            int usable = KeySetFetcher.usable(answer.body());
            return usable > 0
                    ? Check.good(KEYS, usable + (usable == 1 ? " key" : " keys") + " can verify launches.")
                    : Check.wrong(
                            KEYS,
                            "There is no key that Weft can use at " + there + ".",
                            Side.LMS,
                            "The LMS must publish an RSA key of 2048 bits or more, or an EC key, with an id (kid).");
        } catch (IOException e) {
            return Check.wrong(
                    KEYS,
                    "What the LMS answers is no key set, at " + there + ".",
                    Side.LMS,
                    "Compare the address with the one that the LMS shows: it must answer with JSON that has \"keys\".");
        }
    }
}
