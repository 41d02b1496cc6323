package org.weft.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.base.Id;

class DatabaseTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00.123456Z");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create("test", "second");

    @Test
    void aRecordWithIdsIsWrittenAndReadAsItIs() {
        var notes = DATABASE.jdbi().onDemand(NoteDao.class);

        var first = notes.add(null, "first", NINE);
        var second = notes.add(first, "second", NINE.plusSeconds(1));

        assertThat(notes.find(List.of(first, second)))
                .containsExactly(
                        new Note(first, null, "first", NINE), new Note(second, first, "second", NINE.plusSeconds(1)));
    }

    @Test
    void migratingAgainChangesNothing() {
        DATABASE.database().migrate("test");
        DATABASE.database().migrate("second");

        assertThat(DATABASE.database().migrated()).containsExactlyInAnyOrder("test", "second");
    }

    @Test
    void eachModuleKeepsItsOwnHistory() {
        var histories = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select tablename from pg_tables where tablename like 'flyway%' order by 1")
                        .mapTo(String.class)
                        .list());

        assertThat(histories).containsExactly("flyway_history_second", "flyway_history_test");
    }

    @Test
    void migratingAnUnknownModule_isRefused() {
        assertThatThrownBy(() -> DATABASE.database().migrate("nothing")).isInstanceOf(FlywayException.class);
    }

    @Test
    void aWrongPassword_isRefusedWithoutSayingIt() {
        var settings = DATABASE.settings();
        var wrong = new DatabaseSettings(settings.url(), "nobody_we_know", "guess", 1);

        assertThatThrownBy(() -> Database.open(wrong))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("nobody_we_know")
                .hasMessageNotContaining("guess");
    }

    @Test
    void anotherKindOfDatabase_isRefused() {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:mysql://localhost/weft", "weft", "", 1))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining("jdbc:postgresql:");
    }

    @Test
    void aPoolOfNone_isRefused() {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:postgresql://localhost/weft", "weft", "", 0))
                .isInstanceOf(DatabaseRefused.class);
    }

    /** A parent that isn't there, a time that isn't given, and a name that no column has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into note (parent_id, text, written_at) values (4711, :text, now())",
                "insert into note (text) values (:text)",
                "insert into note (nothing) values (:text)"
            })
    void whatAFailureSaysNamesNoValue(String statement) {
        assertThatThrownBy(() -> DATABASE.jdbi()
                        .useHandle(handle -> handle.createUpdate(statement)
                                .bind("text", "my secret")
                                .execute()))
                .isInstanceOf(UnableToExecuteStatementException.class)
                .satisfies(
                        failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("my secret", "4711)"));
    }

    @Test
    void itAnswersWhileItIsOpen() {
        assertThat(DATABASE.database().answers(Duration.ofSeconds(2))).isTrue();
    }

    record NoteId(long value) implements Id {}

    record Note(NoteId id, @Nullable NoteId parentId, String text, Instant writtenAt) {}

    interface NoteDao {
        @SqlUpdate("""
                insert into note (parent_id, text, written_at)
                values (:parent, :text, :at)
                """)
        @GetGeneratedKeys("id")
        NoteId add(@Nullable NoteId parent, String text, Instant at);

        @SqlQuery("""
                select id, parent_id, text, written_at
                from note
                where id = any(:ids)
                order by id
                """)
        List<Note> find(Collection<NoteId> ids);
    }
}
