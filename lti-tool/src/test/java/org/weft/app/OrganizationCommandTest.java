package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.weft.db.TestDatabase;
import org.weft.people.Organizations;

class OrganizationCommandTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    private Path folder;

    @Test
    void limitsAreListedAndSet() {
        weft("organization", "list"); // Migrates.
        new Organizations(DATABASE.jdbi(), Clock.systemUTC()).findOrAdd("Our school");

        assertThat(weft("organization", "list").out())
                .contains("Our school  files up to 10 MB: archive, image, media, office, pdf, text");
        var set = weft("organization", "set", "Our school", "--upload-megabytes", "25", "--upload-types", "image,pdf");
        assertThat(set.err()).isEmpty();
        assertThat(set.out()).contains("Our school  files up to 25 MB: image, pdf");
        weft("organization", "set", "Our school", "--upload-megabytes", "5");
        assertThat(weft("organization", "list").out()).contains("Our school  files up to 5 MB: image, pdf");
        weft("organization", "set", "Our school", "--upload-types", "all");
        assertThat(weft("organization", "list").out()).contains("5 MB: archive, image");
    }

    @Test
    void theColourIsSet_andTakenBack() {
        weft("organization", "list"); // Migrates.
        new Organizations(DATABASE.jdbi(), Clock.systemUTC()).findOrAdd("Our other school");

        assertThat(weft("organization", "set", "Our other school", "--accent", "#1A4F8B")
                        .out())
                .contains("; colour #1a4f8b");
        assertThat(weft("organization", "list").out()).contains("; colour #1a4f8b");
        assertThat(weft("organization", "set", "Our other school", "--accent", "none")
                        .out())
                .doesNotContain("colour");
        var odd = weft("organization", "set", "Our other school", "--accent", "blue");
        assertThat(odd.exit()).isEqualTo(2);
        assertThat(odd.err()).contains("--accent must be a colour as in #1a4f8b, or none");
    }

    @Test
    void wordsAreListedAndSet() {
        weft("organization", "list"); // Migrates.
        new Organizations(DATABASE.jdbi(), Clock.systemUTC()).findOrAdd("Of words");

        assertThat(weft("organization", "words", "Of words").out()).isEmpty();
        var set = weft("organization", "words", "Of words", "--hold", "essay,loan", "--refuse", "Casino");
        assertThat(set.err()).isEmpty();
        assertThat(set.out().lines()).containsExactly("refuse  Casino", "hold  essay", "hold  loan");
        assertThat(weft("organization", "words", "Of words", "--remove", "ESSAY,casino", "--refuse", "loan")
                        .out()
                        .lines())
                .containsExactly("refuse  loan");
        var odd = weft("organization", "words", "Of words", "--hold", "two words");
        assertThat(odd.exit()).isEqualTo(2);
        assertThat(odd.err()).contains("No word to look out for: two words");
        assertThat(weft("organization", "words", "Nobody").exit()).isEqualTo(1);
    }

    @Test
    void whatStaffDidIsPrinted_asCommaSeparatedValues() {
        weft("organization", "list"); // Migrates.
        var id = new Organizations(DATABASE.jdbi(), Clock.systemUTC())
                .findOrAdd("Of acts")
                .organizationId();
        DATABASE.jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        with i as (
                            insert into installation (organization_id, name, created_at) values (:id, 'LMS', now())
                            returning id),
                        l as (
                            insert into place (organization_id, installation_id, host_key, title, created_at)
                            select :id, id, 'c', 'Law, "2nd" year', now() from i
                            returning id),
                        k as (
                            insert into placement (organization_id, place_id, key, host_key, widget, title, created_at)
                            select :id, id, '1-key', 'k', 'discussion', 'Page', now() from l),
                        p as (
                            insert into person (organization_id, name, created_at) values (:id, '=Carla', now())
                            returning id),
                        c as (
                            insert into content (organization_id, id, place_id, author_id, owner_id, created_at)
                            select :id, 77, l.id, p.id, p.id, now() from l, p
                            returning id)
                        insert into audit (organization_id, place_id, actor_id, act, content_id, reason, at)
                        select :id, l.id, p.id, 'author-revealed', c.id, 'Danger', timestamptz '2026-03-02 09:00Z'
                        from l, p, c
                        """).bind("id", id).execute());

        assertThat(weft("organization", "audit", "Of acts").out())
                .isEqualTo("when,course,who,what,to,why\r\n2026-03-02T09:00:00Z,\"Law, \"\"2nd\"\" year\",'=Carla,"
                        + "author-revealed,https://weft.example/go/1-key/77,Danger\r\n");
        assertThat(weft("organization", "audit", "Of acts", "--since", "2026-03-02")
                        .out()
                        .lines())
                .hasSize(2);
        assertThat(weft("organization", "audit", "Of acts", "--since", "2026-03-03")
                        .out()
                        .lines())
                .hasSize(1);
        assertThat(weft("organization", "audit", "Of acts", "--since", "yesterday")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void whatIsWrong_isNamed() {
        assertThat(weft("organization").err()).contains("Say what to do: list, set, words or audit");
        assertThat(weft("organization", "set", "Nobody").exit()).isEqualTo(1);
        assertThat(weft("organization", "set", "Nobody").err()).contains("There is no organization \"Nobody\"");
        var large = weft("organization", "set", "Nobody", "--upload-megabytes", "101");
        assertThat(large.exit()).isEqualTo(2);
        assertThat(large.err()).contains("--upload-megabytes must be from 1 to 100");
        var odd = weft("organization", "set", "Nobody", "--upload-types", "image,exe");
        assertThat(odd.exit()).isEqualTo(2);
        assertThat(odd.err()).contains("--upload-types knows no exe; there are image, pdf");
    }

    @Test
    void anAddressOfTheConsoleIsMade_andWhatIsSetIsWrittenDown() {
        weft("organization", "list"); // Migrates.
        new Organizations(DATABASE.jdbi(), Clock.systemUTC()).findOrAdd("Of links");

        assertThat(weft("admin", "link").out())
                .containsPattern("https://weft\\.example/admin/enter\\?code=[\\w-]{43}")
                .contains("administers the whole server");
        assertThat(weft("admin", "link", "--organization", "Of links").out()).contains("administers Of links");
        var nobody = weft("admin", "link", "--organization", "Nobody");
        assertThat(nobody.exit()).isEqualTo(1);
        assertThat(nobody.err()).contains("There is no organization \"Nobody\"");
        weft("organization", "set", "Of links", "--accent", "#223344");
        weft("organization", "words", "Of links", "--hold", "essay");
        assertThat(weft("organization", "audit", "Of links").out())
                .contains(",command-line,admin-link-made,,\r\n")
                .contains(",command-line,colour-changed,,#223344\r\n")
                .contains(",command-line,word-added,,hold: essay\r\n")
                .doesNotContain("uploads-changed");
    }

    private CommandLine.Answer weft(String... arguments) {
        return new CommandLine(DATABASE.settings(), folder).weft(arguments);
    }
}
