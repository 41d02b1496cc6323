package org.weft.moderation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;
import org.weft.text.Texts;

/**
 * Words to look out for in all places of an organization, beside those of each place. Who runs the server sets them; a
 * change is known on every node within ten seconds.
 */
public final class OrganizationWords {
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final int MOST = 500;

    private final Jdbi jdbi;
    private final Cache<OrganizationId, Map<String, WatchedWord>> known =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    public OrganizationWords(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    public List<WatchedWord> list(OrganizationId organization) {
        return jdbi.withExtension(WordDao.class, dao -> dao.all(organization));
    }

    /** By the word as it is compared. */
    Map<String, WatchedWord> known(OrganizationId organization) {
        return known.get(
                organization,
                id -> list(id).stream()
                        .collect(Collectors.toUnmodifiableMap(WatchedWord::folded, Function.identity())));
    }

    /** @throws Refusal.Invalid {@code word-invalid} @throws Refusal.Conflict {@code too-many-words} */
    public void put(OrganizationId organization, String typed, WatchedWord.Effect effect) {
        var word = new WatchedWord(Texts.line(typed), effect);
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(WordDao.class);
            dao.put(organization, word.folded(), word.word(), effect.word());
            if (dao.all(organization).size() > MOST) {
                throw new Refusal.Conflict("too-many-words", "At most " + MOST + " words").with("limit", MOST);
            }
        });
        known.invalidate(organization);
    }

    /** Removing what isn't there is fine. */
    public void remove(OrganizationId organization, String typed) {
        jdbi.useExtension(WordDao.class, dao -> dao.remove(organization, Folding.fold(Texts.line(typed))));
        known.invalidate(organization);
    }

    @RegisterConstructorMapper(WatchedWord.class)
    interface WordDao {
        @SqlQuery("""
                select word, effect
                from organization_word
                where organization_id = :organization
                order by folded
                """)
        List<WatchedWord> all(OrganizationId organization);

        @SqlUpdate("""
                insert into organization_word (organization_id, folded, word, effect)
                values (:organization, :folded, :word, :effect)
                on conflict (organization_id, folded) do update set word = excluded.word, effect = excluded.effect
                """)
        void put(OrganizationId organization, String folded, String word, String effect);

        @SqlUpdate("""
                delete from organization_word
                where organization_id = :organization and folded = :folded
                """)
        void remove(OrganizationId organization, String folded);
    }
}
