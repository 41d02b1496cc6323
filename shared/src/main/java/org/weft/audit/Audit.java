package org.weft.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.base.Cursor;
import org.weft.base.Refusal;
import org.weft.content.ContentId;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;
import org.weft.text.Texts;

/** The log of what staff did in a place. */
public final class Audit {
    private static final int SIZE = 50;
    private static final int REASON_CHARS = 200;

    private final Jdbi jdbi;
    private final Clock clock;

    public Audit(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * One thing that staff did.
     *
     * @param act the word of an {@link Act}
     * @param by a name
     * @param content what it was done to
     */
    public record Entry(
            long id,
            String act,
            String by,
            @Nullable ContentId content,
            @Nullable String reason,
            Instant at) {}

    /** The newest first. */
    public record Page(List<Entry> entries, @Nullable String next) {}

    /** Writes down what the viewer does, in the transaction of the act. */
    public void note(Handle handle, Viewer viewer, Act act, @Nullable ContentId content, @Nullable String reason) {
        handle.attach(AuditDao.class)
                .add(
                        viewer.organization(),
                        viewer.place(),
                        viewer.person(),
                        act.word(),
                        content,
                        reason,
                        clock.instant());
    }

    /** @throws Refusal.NotAllowed {@code not-allowed} for all but staff */
    Page page(Viewer viewer, @Nullable String cursor) {
        if (!viewer.staff()) {
            throw new Refusal.NotAllowed("not-allowed", "Staff only");
        }
        long before = cursor == null ? Long.MAX_VALUE : Cursor.parse(cursor, 1).number(0);
        var rows = jdbi.withExtension(
                AuditDao.class, dao -> dao.page(viewer.organization(), viewer.place(), before, SIZE + 1));
        if (rows.size() <= SIZE) {
            return new Page(rows, null);
        }
        var shown = rows.subList(0, SIZE);
        return new Page(shown, Cursor.of(shown.get(SIZE - 1).id()).toString());
    }

    /** A reason that has to be there. @throws Refusal.Invalid {@code reason-missing}, {@code reason-too-long} */
    public static String reason(@Nullable String given) {
        var reason = optionalReason(given);
        if (reason == null) {
            throw new Refusal.Invalid("reason-missing", "Say why", "reason");
        }
        return reason;
    }

    /** A reason that needn't be there; null when it isn't. @throws Refusal.Invalid {@code reason-too-long} */
    public static @Nullable String optionalReason(@Nullable String given) {
        var reason = Texts.line(given == null ? "" : given);
        if (reason.codePointCount(0, reason.length()) > REASON_CHARS) {
            throw new Refusal.Invalid("reason-too-long", "At most " + REASON_CHARS + " characters", "reason")
                    .with("limit", REASON_CHARS);
        }
        return reason.isEmpty() ? null : reason;
    }

    interface AuditDao {
        @SqlUpdate("""
                insert into audit (organization_id, place_id, actor_id, act, content_id, reason, at)
                values (:organization, :place, :actor, :act, :content, :reason, :at)
                """)
        void add(
                OrganizationId organization,
                PlaceId place,
                PersonId actor,
                String act,
                @Nullable ContentId content,
                @Nullable String reason,
                Instant at);

        @SqlQuery("""
                select a.id, a.act, p.name as by, a.content_id as content, a.reason, a.at
                from audit a
                join person p on p.organization_id = a.organization_id and p.id = a.actor_id
                where a.organization_id = :organization and a.place_id = :place and a.id < :before
                order by a.id desc
                limit :limit
                """)
        List<Entry> page(OrganizationId organization, PlaceId place, long before, int limit);
    }
}
