package org.weft.discussion;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.session.Viewer;

/** Keys that clients make, so that sending twice is sending once. */
public final class ClientKeys {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Jdbi jdbi;

    ClientKeys(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One that has to be there. @throws Refusal.Invalid {@code client-key-invalid} */
    public static String required(@Nullable String key) {
        var checked = checked(key == null ? "" : key);
        return Objects.requireNonNull(checked);
    }

    /** @throws Refusal.Invalid {@code client-key-invalid} */
    static @Nullable String checked(@Nullable String key) {
        if (key != null && !key.matches("[A-Za-z0-9-]{8,64}")) {
            throw new Refusal.Invalid("client-key-invalid", "8 to 64 letters, digits and hyphens", "clientKey");
        }
        return key;
    }

    /** What the viewer wrote with this key. */
    Optional<ThreadDao.Written> written(Viewer viewer, @Nullable String key) {
        return key == null
                ? Optional.empty()
                : jdbi.withExtension(ThreadDao.class, dao -> dao.sent(viewer.organization(), viewer.person(), key));
    }

    /** What was written with the key before, when that is why the database refused to write it again. */
    ThreadDao.Written writtenBefore(SQLException refused, Viewer viewer, @Nullable String key) {
        var before = UNIQUE_VIOLATION.equals(refused.getSQLState())
                ? written(viewer, key)
                : Optional.<ThreadDao.Written>empty();
        return before.orElseThrow(() -> new IllegalStateException("Writing failed", refused));
    }
}
