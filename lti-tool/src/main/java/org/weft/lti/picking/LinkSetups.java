package org.weft.lti.picking;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.weft.base.Json;
import org.weft.session.Secrets;

/**
 * Who is asked what a link shows: for an hour, by a secret in the page's address. Once answered it works for a minute more,
 * since people click twice and only the answer to the second click is shown.
 */
public final class LinkSetups {
    public static final Duration LIFETIME = Duration.ofHours(1);
    public static final Duration AGAIN = Duration.ofMinutes(1);

    /** Keeps these secrets and those of pickers apart, which share a table. */
    private static final String KIND = "first/";

    private final Jdbi jdbi;
    private final Clock clock;

    public LinkSetups(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The secret, for example {@code 12-q8…}. */
    public String open(LinkSetup setup) {
        var arrival = setup.arrival();
        var token = Secrets.random(arrival.organization());
        var now = clock.instant();
        var row = new PickerDao.Row(
                arrival.organization(),
                arrival.installation(),
                setup.deploymentId(),
                setup.person(),
                setup.place(),
                Json.write(setup.asked()));
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(PickerDao.class);
            dao.purge(now);
            dao.add(row, hash(token), now.plus(LIFETIME));
        });
        return token;
    }

    /** Empty for a secret that is none of ours, or too old. */
    public Optional<LinkSetup> find(String token) {
        return Secrets.organization(token)
                .flatMap(organization -> jdbi.withExtension(
                        PickerDao.class, dao -> dao.find(organization, hash(token), clock.instant())))
                .map(row -> new LinkSetup(
                        row.deploymentId(),
                        row.person(),
                        row.place(),
                        Json.read(row.request(), LinkSetup.Asked.class)));
    }

    /** Notes that it is answered. */
    void use(LinkSetup setup, String token) {
        jdbi.useExtension(
                PickerDao.class,
                dao -> dao.answer(
                        setup.arrival().organization(),
                        hash(token),
                        clock.instant().plus(AGAIN)));
    }

    private static byte[] hash(String token) {
        return Secrets.hash(KIND + token);
    }
}
