package org.weft.moderation;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.weft.activity.Event;
import org.weft.activity.Live;
import org.weft.audit.Act;
import org.weft.audit.Audit;
import org.weft.base.Refusal;
import org.weft.discussion.Admission;
import org.weft.moderation.WatchedWord.Effect;
import org.weft.people.OrganizationId;
import org.weft.places.PlaceId;
import org.weft.session.Viewer;
import org.weft.text.Texts;

/** Words to look out for in a place: those of its staff, and those of the organization. */
public final class WatchedWords {
    private static final int MOST = 500;

    private final Jdbi jdbi;
    private final Clock clock;
    private final Live live;
    private final Audit audit;
    private final OrganizationWords everywhere;
    private final Remembered<Map<String, WatchedWord>> known;

    public WatchedWords(Jdbi jdbi, Clock clock, Live live, Audit audit, OrganizationWords everywhere) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.live = live;
        this.audit = audit;
        this.everywhere = everywhere;
        known = new Remembered<>((organization, place) ->
                jdbi.withExtension(WordDao.class, dao -> dao.all(organization, place, MOST)).stream()
                        .collect(Collectors.toUnmodifiableMap(WatchedWord::folded, word -> word)));
    }

    /** @param everywhere of the organization, which staff of a place can't change */
    record Lists(List<WatchedWord> words, List<WatchedWord> everywhere) {}

    record Wanted(@Nullable Effect effect) {}

    /** The first word that refuses what somebody wrote, else the first that holds it. */
    Optional<WatchedWord> find(Viewer viewer, Admission.Request request) {
        var here = known.of(viewer);
        var all = everywhere.known(viewer.organization());
        if (here.isEmpty() && all.isEmpty()) {
            return Optional.empty();
        }
        var text = Objects.requireNonNullElse(request.title(), "") + "\n" + String.join(" ", request.tags()) + "\n"
                + request.rendered().plain();
        var found = Folding.words(text).stream()
                .flatMap(word -> Stream.of(here.get(word), all.get(word)))
                .filter(Objects::nonNull)
                .toList();
        return found.stream()
                .filter(word -> word.effect() == Effect.REFUSE)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    Lists list(Viewer viewer) {
        Desks.requireStaff(viewer);
        return new Lists(
                jdbi.withExtension(WordDao.class, dao -> dao.all(viewer.organization(), viewer.place(), MOST)),
                everywhere.list(viewer.organization()));
    }

    /** @throws Refusal.Invalid {@code word-invalid} @throws Refusal.Conflict {@code too-many-words} */
    void put(Viewer viewer, String typed, @Nullable Effect effect) {
        Desks.requireStaff(viewer);
        var word = new WatchedWord(Texts.line(typed), effect == null ? Effect.HOLD : effect);
        var folded = word.folded();
        change(viewer, handle -> {
            var dao = handle.attach(WordDao.class);
            dao.put(
                    viewer.organization(),
                    viewer.place(),
                    folded,
                    word.word(),
                    word.effect().word());
            if (dao.all(viewer.organization(), viewer.place(), MOST + 1).size() > MOST) {
                throw new Refusal.Conflict("too-many-words", "At most " + MOST + " words").with("limit", MOST);
            }
            audit.note(handle, viewer, Act.WORD_ADDED, null, word.word());
        });
    }

    /** Removing what isn't there is fine. */
    void remove(Viewer viewer, String typed) {
        Desks.requireStaff(viewer);
        var word = Texts.line(typed);
        change(viewer, handle -> {
            if (handle.attach(WordDao.class).remove(viewer.organization(), viewer.place(), Folding.fold(word)) > 0) {
                audit.note(handle, viewer, Act.WORD_REMOVED, null, word);
            }
        });
    }

    private void change(Viewer viewer, Consumer<Handle> act) {
        jdbi.useTransaction(handle -> {
            act.accept(handle);
            known.changed(handle, viewer, clock.instant());
        });
        live.nudge();
    }

    public void hear(Event event) {
        known.hear(event);
    }

    @RegisterConstructorMapper(WatchedWord.class)
    interface WordDao {
        @SqlQuery("""
                select word, effect
                from word
                where organization_id = :organization and place_id = :place
                order by folded
                limit :limit
                """)
        List<WatchedWord> all(OrganizationId organization, PlaceId place, int limit);

        @SqlUpdate("""
                insert into word (organization_id, place_id, folded, word, effect)
                values (:organization, :place, :folded, :word, :effect)
                on conflict (organization_id, place_id, folded)
                do update set word = excluded.word, effect = excluded.effect
                """)
        void put(OrganizationId organization, PlaceId place, String folded, String word, String effect);

        @SqlUpdate("""
                delete from word
                where organization_id = :organization and place_id = :place and folded = :folded
                """)
        int remove(OrganizationId organization, PlaceId place, String folded);
    }
}
