package org.weft.discussion;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;
import org.weft.people.PersonId;
import org.weft.session.Viewer;
import org.weft.text.Texts;
import org.weft.uploads.Uploads;

/** What people have typed and not sent: theirs alone, kept so that they find it on another device. */
public final class Drafts {
    private static final Duration KEPT = Duration.ofDays(180);
    /** In one forum; the oldest gives way. */
    private static final int MOST = 100;

    /** All fields together: a text at its limit and half as much again. */
    private static final int MOST_CHARS = 30_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Forums forums;
    private final Uploads uploads;

    Drafts(Jdbi jdbi, Clock clock, Forums forums, Uploads uploads) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.forums = forums;
        this.uploads = uploads;
    }

    /**
     * A draft as the widget keeps it; nothing in it is looked at before it is sent.
     *
     * @param savedAt milliseconds since the epoch by the writer's clock: the newer of two is the one that counts
     */
    public record Body(
            @Nullable String text,
            @Nullable String title,
            @Nullable String kind,
            @Nullable String tags,
            @Nullable String audience,
            @Nullable String group,
            @Nullable Boolean answerFirst,
            @Nullable Boolean anonymous,
            @Nullable String reason,
            @Nullable Integer version,
            @Nullable String clientKey,
            long savedAt) {
        int chars() {
            return Stream.of(text, title, kind, tags, audience, group, reason, clientKey)
                    .mapToInt(field -> field == null ? 0 : field.length())
                    .sum();
        }
    }

    /** @param key where it belongs: {@code new}, {@code thread:parent}, {@code edit:post} */
    public record Draft(String key, @JsonRawValue String body) {}

    /** The viewer's own in this forum, the newest first. */
    List<Draft> list(Viewer viewer) {
        return jdbi.withExtension(
                DraftDao.class, dao -> dao.list(viewer.organization(), viewer.person(), forums.of(viewer), MOST));
    }

    /** @throws Refusal.Invalid {@code draft-too-long} */
    void save(Viewer viewer, String key, Body body) {
        Writing.requireWriter(viewer);
        checkKey(key);
        if (body.chars() > MOST_CHARS) {
            throw new Refusal.Invalid("draft-too-long", "A draft has at most " + MOST_CHARS + " characters")
                    .with("limit", MOST_CHARS);
        }
        jdbi.useExtension(
                DraftDao.class,
                dao -> dao.save(
                        viewer.organization(),
                        viewer.person(),
                        forums.of(viewer),
                        key,
                        Json.write(body),
                        clock.instant(),
                        MOST));
        var waiting = Texts.uploads(body.text() == null ? "" : body.text());
        if (!waiting.isEmpty()) {
            uploads.keepForDraft(viewer, waiting);
        }
    }

    /** Removing what isn't there is fine. */
    void remove(Viewer viewer, String key) {
        checkKey(key);
        jdbi.useExtension(
                DraftDao.class, dao -> dao.remove(viewer.organization(), viewer.person(), forums.of(viewer), key));
    }

    /** Removes what nobody came back to; a job. */
    public void purge() {
        jdbi.useExtension(DraftDao.class, dao -> dao.purge(clock.instant().minus(KEPT)));
    }

    private static void checkKey(String key) {
        if (!key.matches("new|\\d{1,19}:\\d{0,19}|edit:\\d{1,19}")) {
            throw new Refusal.NotFound("not-found", "No draft belongs there");
        }
    }

    interface DraftDao {
        @SqlQuery("""
                select key, body
                from draft
                where organization_id = :organization and person_id = :person and forum_id = :forum
                order by saved_at desc, key
                limit :limit
                """)
        List<Draft> list(OrganizationId organization, PersonId person, ForumId forum, int limit);

        /** An older one that comes late doesn't replace a newer one. */
        @SqlUpdate("""
                with old as (
                    delete from draft
                    where (organization_id, person_id, forum_id, key) in (
                        select organization_id, person_id, forum_id, key
                        from draft
                        where organization_id = :organization and person_id = :person and forum_id = :forum
                          and key <> :key
                        order by saved_at desc
                        offset :most - 1)
                )
                insert into draft (organization_id, person_id, forum_id, key, body, saved_at)
                values (:organization, :person, :forum, :key, cast(:body as jsonb), :at)
                on conflict (organization_id, person_id, forum_id, key)
                do update set body = excluded.body, saved_at = excluded.saved_at
                where (draft.body ->> 'savedAt')::bigint <= (excluded.body ->> 'savedAt')::bigint
                """)
        void save(
                OrganizationId organization,
                PersonId person,
                ForumId forum,
                String key,
                String body,
                Instant at,
                int most);

        @SqlUpdate("""
                delete from draft
                where organization_id = :organization and person_id = :person and forum_id = :forum and key = :key
                """)
        void remove(OrganizationId organization, PersonId person, ForumId forum, String key);

        @SqlUpdate("""
                delete from draft
                where saved_at < :before
                """)
        void purge(Instant before);
    }
}
