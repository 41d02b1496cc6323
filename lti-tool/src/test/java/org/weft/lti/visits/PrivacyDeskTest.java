package org.weft.lti.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.weft.db.TestDatabase;

/** What the erasure of somebody reaches in the tables of hosts. */
class PrivacyDeskTest {
    /** What they did stays, by somebody who is called nothing. */
    private static final List<String> STAYS = List.of("lti_prepared", "admin_act");

    @Test
    void everyTableOfAHostThatNamesAPersonIsOnTheList() {
        var listed = new ArrayList<>(PrivacyDesk.OF_HOSTS);
        listed.addAll(STAYS);

        try (var database = TestDatabase.create("shared", "lti")) {
            var found = database.jdbi()
                    .withHandle(handle ->
                            handle.createQuery("""
                            select distinct r.conrelid::regclass::text
                            from pg_constraint r
                            where r.contype = 'f' and r.confrelid = 'person'::regclass
                              and r.conrelid::regclass::text ~ '^(lti|admin)_'
                            """).mapTo(String.class).list());

            assertThat(found).containsExactlyInAnyOrderElementsOf(listed);
        }
    }
}
