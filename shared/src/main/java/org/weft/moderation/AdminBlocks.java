package org.weft.moderation;

import java.time.Clock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.places.Role;

/** Lets a person read only in a place, by name, on behalf of who administers the organization. Staff there can lift it. */
public final class AdminBlocks {
    private final Jdbi jdbi;
    private final Clock clock;

    public AdminBlocks(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Whom it concerns, and where. */
    public record Whom(OrganizationId organization, PlaceId place, PersonId person) {}

    /**
     * For good, from now on; the person is told the reason.
     *
     * @param by null for who is no person of the organization
     * @throws Refusal.Conflict {@code not-blockable} for staff, {@code too-many-blocks}
     * @throws Refusal.Invalid {@code reason-missing}, {@code reason-too-long}
     */
    public void add(Whom whom, @Nullable String why, @Nullable PersonId by) {
        var reason = Audit.reason(why);
        change(whom, handle -> {
            var dao = handle.attach(BlockDao.class);
            if (Role.fromString(dao.role(whom.organization(), whom.place(), whom.person()))
                    .staff()) {
                throw new Refusal.Conflict("not-blockable", "Staff can't be blocked");
            }
            var now = clock.instant();
            dao.add(whom.organization(), whom.place(), whom.person(), null, null, reason, by, now);
            if (dao.count(whom.organization(), whom.place(), now) > Blocks.MOST) {
                throw new Refusal.Conflict("too-many-blocks", "At most " + Blocks.MOST).with("limit", Blocks.MOST);
            }
        });
    }

    /** Lifting what isn't there is fine. */
    public void lift(Whom whom) {
        change(
                whom,
                handle -> handle.attach(BlockDao.class).liftByName(whom.organization(), whom.place(), whom.person()));
    }

    private interface Act {
        void in(Handle handle);
    }

    private void change(Whom whom, Act act) {
        jdbi.useTransaction(handle -> {
            act.in(handle);
            Remembered.tellChanged(handle, whom.organization(), whom.place(), whom.person(), clock.instant());
        });
    }
}
