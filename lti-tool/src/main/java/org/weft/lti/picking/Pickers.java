package org.weft.lti.picking;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.weft.base.Json;
import org.weft.session.Secrets;

/** Who has a picker open: for an hour, by a secret in the picker's address that works until something is inserted. */
public final class Pickers {
    public static final Duration LIFETIME = Duration.ofHours(1);

    private final Jdbi jdbi;
    private final Clock clock;

    public Pickers(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The secret, for example {@code 12-q8…}. */
    public String open(Picker picker) {
        var token = Secrets.random(picker.organization());
        var now = clock.instant();
        var row = new PickerDao.Row(
                picker.organization(),
                picker.installation(),
                picker.deploymentId(),
                picker.person(),
                picker.place(),
                Json.write(picker.asked()));
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(PickerDao.class);
            dao.purge(now);
            dao.add(row, Secrets.hash(token), now.plus(LIFETIME));
        });
        return token;
    }

    /** Empty for a secret that is none of ours, too old, or used. */
    public Optional<Picker> find(String token) {
        return Secrets.organization(token)
                .flatMap(organization -> jdbi.withExtension(
                        PickerDao.class, dao -> dao.find(organization, Secrets.hash(token), clock.instant())))
                .map(row -> new Picker(
                        row.organization(),
                        row.installation(),
                        row.deploymentId(),
                        row.person(),
                        row.place(),
                        Json.read(row.request(), Asked.class)));
    }

    /** Ends a picker; false when that has been done before. */
    public boolean close(Picker picker, String token) {
        return jdbi.withExtension(
                        PickerDao.class, dao -> dao.use(picker.organization(), Secrets.hash(token), clock.instant()))
                == 1;
    }
}
