package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.audit.Act;
import org.weft.lti.registrations.Registration;

/** Long lists, people, the log and mails in the console, in which languages, and what is no request. */
class AdminReadingTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private static final AdministeredSchool SCHOOL = new AdministeredSchool(TOOL);
    private static final FakePlatform PLATFORM = SCHOOL.platform;
    private final Registration lms = SCHOOL.lms;
    private final String home = SCHOOL.home;
    private final AdminBrowser operator = SCHOOL.operator;

    @AfterAll
    static void close() {
        SCHOOL.close();
    }

    @Test
    void peopleAreFoundByName_withWhatTheyAreWhere() {
        var list = operator.page(home + "/people?q=alv");
        var link = Pattern.compile("href=\"(/admin/organizations/\\d+/people/\\d+)\"")
                .matcher(list);
        assertThat(link.find()).isTrue();
        assertThat(operator.page(home + "/people?q=%25")).contains("Nobody by that name");
        assertThat(operator.page(home + "/people?q=zzz")).contains("Nobody by that name");

        assertThat(operator.page(link.group(1)))
                .contains("<h1>Ana Alves</h1>")
                .contains("ana@school.example")
                .contains("Optics");
        assertThat(operator.get(home + "/people/0").statusCode()).isEqualTo(404);
        assertThat(operator.get(home + "/people/x").statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsOnlyOnTheLmssList_hasNeverBeenThere() {
        var link = Pattern.compile("href=\"(/admin/organizations/\\d+/people/\\d+)\"")
                .matcher(operator.page(home + "/people?q=alv"));
        assertThat(link.find()).isTrue();
        var seen = "update member set last_seen_at = %s where person_id = "
                + link.group(1).replaceAll(".*/", "");
        TOOL.database.jdbi().useHandle(handle -> handle.execute(seen.formatted("null")));

        assertThat(operator.page(link.group(1))).contains("never been here");

        TOOL.database.jdbi().useHandle(handle -> handle.execute(seen.formatted("now()")));
    }

    @Test
    void howItIsWithAnLms_isLookedAtOnceItIsAskedFor() {
        var page = home + "/installations/" + lms.installationId().text();

        assertThat(operator.page(page)).contains("?check=now").doesNotContain("Lists of members");
        assertThat(operator.page(page + "?check=now")).contains("Lists of members", "The last launches");
    }

    @Test
    void longListsGoOnPageByPage() {
        var organization = operator.send("/admin/", "act", "add", "name", "Crowded");
        var crowded = organization.headers().firstValue("Location").orElseThrow();
        var id = Long.parseLong(crowded.substring(crowded.lastIndexOf('/') + 1));
        TOOL.database.jdbi().useHandle(handle -> {
            handle.execute("""
                    insert into person (organization_id, name, created_at)
                    select ?, 'Same name', now()
                    from generate_series(1, 120)
                    """, id);
            handle.execute("""
                    insert into admin_act (organization_id, via, act, subject, at)
                    select ?, 'operator', 'colour-changed', 'change ' || i || '.', now()
                    from generate_series(1, 120) i
                    """, id);
        });

        assertThat(pages(crowded + "/people", "/people/\\d+\"")).isEqualTo(120);
        assertThat(pages(crowded + "/log", "<bdi>change \\d+\\.")).isEqualTo(120);
    }

    @Test
    void theLogTellsWhatStaffDidToo_andIsFilteredAndExported() {
        TOOL.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into audit (organization_id, place_id, actor_id, act, reason, at)
                        select m.organization_id, m.place_id, m.person_id, :act, 'Danger', timestamptz '2026-03-01 09:00Z'
                        from member m
                        where m.organization_id = :o
                        limit 1
                        """)
                        .bind("o", lms.organizationId())
                        .bind("act", Act.AUTHOR_REVEALED.word())
                        .execute());
        operator.done(home + "/settings", "act", "colour", "colour", "#223344");

        assertThat(operator.page(home + "/log"))
                .contains("looked up who wrote a post: <bdi>Danger</bdi>")
                .contains("<bdi>Optics</bdi>")
                .contains("Who runs the server changed the colour: <bdi>#223344</bdi>");
        assertThat(operator.page(home + "/log?what=author-revealed")).doesNotContain("#223344");
        assertThat(operator.page(home + "/log?who=alves&from=2026-03-01&until=2026-03-01"))
                .contains("Danger");
        assertThat(operator.page(home + "/log?who=nobody")).contains("Nothing like that was done");
        assertThat(operator.page(home + "/log?until=2026-02-28")).contains("Nothing like that was done");
        assertThat(operator.page(home + "/log?from=2026-02-31")).contains("Danger");
        assertThat(operator.get(home + "/log?cursor=x").statusCode()).isEqualTo(400);

        var file = operator.get(home + "/log/log.csv?what=author-revealed");
        assertThat(file.headers().firstValue("Content-Type")).contains("text/csv;charset=utf-8");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("log.csv");
        assertThat(file.body())
                .isEqualTo(
                        "when,course,who,what,to,why\r\n2026-03-01T09:00:00Z,Optics,Ana Alves,author-revealed,,Danger\r\n");
    }

    @Test
    void deliveriesTellWhatWaitsAndWhatCameBack() {
        assertThat(operator.page(home + "/deliveries"))
                .contains("Sent in the last seven days: 0")
                .contains("None.");
        TOOL.database
                .jdbi()
                .useHandle(handle ->
                        handle.createUpdate("""
                        insert into mail_bounce (organization_id, person_id, address, times, status, off, at)
                        select organization_id, id, email, 3, '5.1.1', true, now()
                        from person
                        where organization_id = :o and name = 'Ana Alves' and email is not null
                        """).bind("o", lms.organizationId()).execute());

        assertThat(operator.page(home + "/deliveries"))
                .contains("ana@school.example")
                .contains("refused 3 times: nothing more is sent there")
                .contains("5.1.1");
    }

    @Test
    void pagesSpeakTheBrowsersLanguage() {
        var arabic = TOOL.get("/admin/", "Cookie", operator.cookie, "Accept-Language", "ar-EG,en;q=0.5");
        assertThat(arabic.body()).contains("<html lang=\"ar\" dir=\"rtl\">").contains("المؤسسات");
        assertThat(TOOL.get("/admin/", "Accept-Language", "de").body()).contains("Du bist nicht angemeldet");
    }

    @Test
    void otherMethods_andBrokenFields_areRefused() {
        HttpResponse<String> put = TOOL.send(TOOL.request("/admin/", "Cookie", operator.cookie)
                .method("PUT", java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(put.statusCode()).isEqualTo(400);
        assertThat(put.headers().firstValue("Allow")).contains("GET, HEAD, POST");
        assertThat(operator.get("/admin/?after=%FF").statusCode()).isLessThan(500);
        assertThat(operator.get(home + "/people?q=%00").statusCode()).isLessThan(500);
        assertThat(operator.get(home + "/log?what=%00&who=%00").statusCode()).isLessThan(500);
    }

    @Test
    void aPersonIsLetReadOnly_byNameInOnePlace_andThenWriteAgain() {
        var person = home + "/people/" + id("select person_id from identity where subject = 'ana'");
        var place = id("select place_id from member where role = 'learner'");
        assertThat(operator.page(person)).contains("Let them read only");

        var refused = operator.send(person, "act", "block", "place", place, "reason", " ");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Say why").contains("role=\"alert\"");
        assertThat(operator.done(person, "act", "block", "place", place, "reason", "Advertises"))
                .contains("<strong>reads only</strong>");
        operator.send(person, "act", "block", "place", place, "reason", "Advertises");
        assertThat(id("select count(*) from block where told and reason = 'Advertises' and blocked_by is null"))
                .isEqualTo("1");
        assertThat(operator.done(person, "act", "lift", "place", place)).doesNotContain("<strong>reads only");
        assertThat(id("select count(*) from block")).isEqualTo("0");
        assertThat(operator.send(person, "act", "block", "place", "77", "reason", "x")
                        .statusCode())
                .isEqualTo(404);
        SCHOOL.assertLogged("blocked somebody: <bdi>Ana Alves, Optics: Advertises</bdi>");
    }

    @Test
    void staffCannotBeLetReadOnly() {
        new Learner(TOOL, PLATFORM).launch(claims -> {
            claims.put("sub", "carla");
            claims.put("name", "Carla Couto");
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
        });
        var person = home + "/people/" + id("select id from person where name = 'Carla Couto'");
        var place = id("select place_id from member where role = 'instructor'");
        assertThat(operator.page(person)).doesNotContain("Let them read only");
        var refused = operator.send(person, "act", "block", "place", place, "reason", "x");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Staff can&#39;t be kept from writing");
    }

    /** How many matches there are on a page and all that follow it. */
    private int pages(String address, String pattern) {
        int count = 0;
        var next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
        for (String at = address; !at.isEmpty(); ) {
            var html = operator.page(at);
            count += (int) Pattern.compile(pattern).matcher(html).results().count();
            var more = next.matcher(html);
            at = more.find() ? more.group(1).replace("&amp;", "&") : "";
        }
        return count;
    }

    private static String id(String query) {
        return TOOL.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).first());
    }
}
