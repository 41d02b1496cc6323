package org.weft.notifications;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.weft.session.Viewer;

/** How a person wants to be told, by reason. */
public final class Choices {
    private static final String MAILED = Arrays.stream(Reason.values())
            .filter(reason -> reason.usual() == Way.MAIL)
            .map(reason -> "'" + reason.word() + "'")
            .collect(Collectors.joining(", "));

    private final Jdbi jdbi;

    public Choices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether a person wants mail about it, over a row that has organization_id, person_id and reason. */
    static String mailed(String table) {
        return """
                coalesce((select nc.way
                          from notification_choice nc
                          where nc.organization_id = %1$s.organization_id and nc.person_id = %1$s.person_id
                            and nc.reason = %1$s.reason),
                         case when %1$s.reason in (%2$s) then 'mail' else 'here' end) = 'mail'
                """.formatted(table, MAILED);
    }

    Map<Reason, Way> of(Viewer viewer) {
        var ways = new EnumMap<Reason, Way>(Reason.class);
        for (var reason : Reason.values()) {
            ways.put(reason, reason.usual());
        }
        jdbi.withExtension(InboxDao.class, dao -> dao.choices(viewer.organization(), viewer.person()))
                .forEach(chosen -> ways.put(Reason.fromString(chosen.reason()), Way.fromString(chosen.way())));
        return ways;
    }

    void choose(Viewer viewer, Reason reason, Way way) {
        jdbi.useExtension(
                InboxDao.class, dao -> dao.choose(viewer.organization(), viewer.person(), reason.word(), way.word()));
    }
}
