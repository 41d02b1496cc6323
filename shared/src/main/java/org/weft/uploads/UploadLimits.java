package org.weft.uploads;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.files.Kind;
import org.weft.people.OrganizationId;

/** What each organization lets its people send. A change is known on every node within ten seconds. */
public final class UploadLimits {
    /** The largest that an organization can allow, in megabytes. */
    public static final int MOST_MEGABYTES = 100;

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Jdbi jdbi;
    private final Cache<OrganizationId, Limit> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    public UploadLimits(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * For one file.
     *
     * @param kinds words of {@link Kind}
     */
    public record Limit(int megabytes, List<String> kinds) {
        public Limit {
            kinds = List.copyOf(kinds);
        }

        int bytes() {
            return megabytes * 1024 * 1024;
        }

        boolean allows(Kind kind) {
            return kinds.contains(kind.word());
        }
    }

    public Limit of(OrganizationId organization) {
        return known.get(
                organization,
                id -> jdbi.withExtension(LimitDao.class, dao -> dao.find(id))
                        .map(UploadLimits::limit)
                        .orElseThrow());
    }

    /** Of every organization; an installation has a handful. */
    public Map<OrganizationId, Limit> all() {
        return jdbi.withExtension(LimitDao.class, LimitDao::all).stream()
                .collect(Collectors.toMap(Row::organizationId, UploadLimits::limit));
    }

    /** Null leaves what is. */
    public void set(OrganizationId organization, @Nullable Integer megabytes, @Nullable Set<Kind> kinds) {
        var words = kinds == null ? null : words(kinds);
        jdbi.useExtension(LimitDao.class, dao -> dao.set(organization, megabytes, words));
        known.invalidate(organization);
    }

    private static Limit limit(Row row) {
        var kinds = row.uploadKinds();
        return new Limit(row.uploadMegabytes(), kinds != null ? kinds : words(EnumSet.allOf(Kind.class)));
    }

    private static List<String> words(Set<Kind> kinds) {
        return kinds.stream().map(Kind::word).sorted().toList();
    }

    /** @param uploadKinds null for all there are */
    record Row(
            OrganizationId organizationId,
            int uploadMegabytes,
            @Nullable List<String> uploadKinds) {}

    interface LimitDao {
        @SqlQuery("""
                select organization_id, upload_megabytes, upload_kinds
                from organization
                where organization_id = :organization
                """)
        Optional<Row> find(OrganizationId organization);

        @SqlQuery("""
                select organization_id, upload_megabytes, upload_kinds
                from organization
                """)
        List<Row> all();

        @SqlUpdate("""
                update organization
                set upload_megabytes = coalesce(cast(:megabytes as int), upload_megabytes),
                    upload_kinds = coalesce(cast(:kinds as text[]), upload_kinds)
                where organization_id = :organization
                """)
        void set(OrganizationId organization, @Nullable Integer megabytes, @Nullable List<String> kinds);
    }
}
