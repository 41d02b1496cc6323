package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.audit.Act;
import org.weft.lti.registrations.Registration;
import org.weft.session.Looks;
import org.weft.uploads.UploadLimits;

/** What can be done in the console: that it works, that sending it twice is fine, and that the log tells of it. */
class AdminActsTest {
    private static final Pattern SECRET = Pattern.compile("name=\"secret\" value=\"([^\"]+)\"");
    private static final Pattern ACTIVE = Pattern.compile("name=\"active\" value=\"([^\"]+)\"");

    @RegisterExtension
    static final Tool TOOL = new Tool();

    static final FakePlatform PLATFORM = new FakePlatform();
    static Registration lms;
    static String home;
    static AdminBrowser operator;

    @BeforeAll
    static void furnish() {
        lms = TOOL.register(PLATFORM);
        home = "/admin/organizations/" + lms.organizationId().text();
        new Learner(TOOL, PLATFORM).afterTeacher().launch(claims -> {});
        operator = AdminBrowser.of(TOOL, null);
    }

    @AfterAll
    static void close() {
        PLATFORM.close();
    }

    @Test
    void anAddressForAnLmsIsMadeOnce_howeverOftenItIsSent_andCanBeWithdrawn() {
        var page = operator.page(home + "/installations");
        var secret = SECRET.matcher(page);
        assertThat(secret.find()).isTrue();
        String[] fields = {"act", "invite", "name", "North campus", "secret", secret.group(1)};

        var made = operator.sendWith(AdminBrowser.token(page), home + "/installations", fields);
        var again = operator.sendWith(AdminBrowser.token(page), home + "/installations", fields);

        var address = "https://weft.example/lti/register?invite=" + secret.group(1);
        assertThat(made.body()).contains(address);
        assertThat(again.body()).contains(address);
        var listed = operator.page(home + "/installations");
        assertThat(listed).containsOnlyOnce("North campus").doesNotContain(secret.group(1));
        assertLogged("invited an LMS: <bdi>North campus</bdi>");

        var invitation =
                Pattern.compile("name=\"invitation\" value=\"([^\"]+)\"").matcher(listed);
        assertThat(invitation.find()).isTrue();
        assertThat(operator.done(home + "/installations", "act", "withdraw", "invitation", invitation.group(1)))
                .contains("no longer works")
                .doesNotContain("North campus");
        assertThat(operator.send(home + "/installations", "act", "withdraw", "invitation", invitation.group(1))
                        .statusCode())
                .isEqualTo(404);
        var configuration = PLATFORM.url("/x").toString();
        assertThat(TOOL.get("/lti/register?"
                                + Initiation.query(
                                        Map.of("openid_configuration", configuration, "invite", secret.group(1))))
                        .body())
                .contains("invitation-unknown");
    }

    @Test
    void anLmsIsSwitchedOffAndOn_andSoAreItsDeployments() {
        var page = home + "/installations/" + lms.installationId().text();
        assertThat(operator.page(page))
                .contains(PLATFORM.issuer)
                .contains("May open Weft")
                .contains("https://weft.example/lti/login");

        assertThat(operator.done(page, "act", "disable")).contains("Saved.").contains("Switched off");
        assertThat(TOOL.post("/lti/login", new Learner(TOOL, PLATFORM).initiation())
                        .body())
                .contains("registration-disabled");
        operator.done(page, "act", "enable");
        operator.done(page, "act", "enable");
        operator.done(page, "act", "deactivate", "deployment", Tool.DEPLOYMENT);
        assertThat(new Learner(TOOL, PLATFORM).launch(claims -> {}).body()).contains("deployment-pending");
        operator.done(page, "act", "activate", "deployment", Tool.DEPLOYMENT);
        assertThat(new Learner(TOOL, PLATFORM).launch(claims -> {}).statusCode())
                .isEqualTo(303);

        assertThat(operator.send(page, "act", "activate", "deployment", "unheard of")
                        .statusCode())
                .isEqualTo(404);
        assertThat(operator.send(page, "act", "explode").statusCode()).isEqualTo(404);
        assertLogged("switched an LMS off: <bdi>LMS</bdi>");
        assertLogged("deactivated a deployment: <bdi>1</bdi>");
    }

    @Test
    void oneThatCameByItself_waitsOnTheFirstPage_untilItIsConfirmed() {
        var coming = new RegisteringLms(TOOL);
        try (var platform = coming.platform) {
            coming.confirm("", "");
            var registration = TOOL.host
                    .registrations()
                    .ofClient(platform.issuer, "client-7")
                    .get(0);
            var page = "/admin/organizations/" + registration.organizationId().text() + "/installations/"
                    + registration.installationId().text();
            assertThat(operator.page("/admin/"))
                    .contains("Waiting to be confirmed")
                    .contains(page);
            assertThat(operator.send(page, "act", "enable").statusCode()).isEqualTo(404);

            assertThat(operator.done(page, "act", "confirm"))
                    .contains("May open Weft")
                    .contains("They may not.");

            assertThat(operator.page("/admin/")).doesNotContain("Waiting to be confirmed");
            assertThat(coming.login().statusCode()).isEqualTo(302);
        }
    }

    @Test
    void anLmsIsRemovedByItsName_andByNothingElse() {
        try (var platform = new FakePlatform()) {
            var doomed = TOOL.register(platform, "client-doomed", "9");
            var list = "/admin/organizations/" + doomed.organizationId().text() + "/installations";
            var page = list + "/" + doomed.installationId().text();

            var refused = operator.send(page, "act", "remove", "name", "Another");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("Nothing was removed").contains("aria-invalid");

            assertThat(operator.done(page, "act", "remove", "name", " LMS ")).contains("Removed.");
            assertThat(operator.get(page).statusCode()).isEqualTo(404);
            assertThat(operator.page(list)).contains("No LMS yet");
        }
    }

    @Test
    void keysAreChangedOnce_howeverOftenItIsSent_andTheOldOneStays() {
        var page = operator.page("/admin/keys");
        var active = ACTIVE.matcher(page);
        assertThat(active.find()).isTrue();
        String[] fields = {"act", "rotate", "active", active.group(1)};

        var first = operator.sendWith(AdminBrowser.token(page), "/admin/keys", fields);
        var second = operator.sendWith(AdminBrowser.token(page), "/admin/keys", fields);

        assertThat(first.headers().firstValue("Location")).contains("/admin/keys?done=rotated");
        assertThat(second.headers().firstValue("Location")).contains("/admin/keys?done=rotated-already");
        assertThat(TOOL.get("/lti/jwks.json").body().split("\"kid\"", -1)).hasSize(3);
        TOOL.clock.advance(Duration.ofMinutes(1));
        assertThat(operator.page("/admin/keys")).contains("0 days old").contains(active.group(1));
        assertLogged("changed the key that Weft signs with");
    }

    @Test
    void settingsAreSaved_asOnTheCommandLine() {
        var page = home + "/settings";
        var jdbi = TOOL.database.jdbi();

        assertThat(operator.done(page, "act", "uploads", "megabytes", "25", "kind", "pdf"))
                .contains("Saved.")
                .contains("value=\"25\"");
        assertThat(new UploadLimits(jdbi).of(lms.organizationId()))
                .isEqualTo(new UploadLimits.Limit(25, List.of("pdf")));
        operator.done(page, "act", "colour", "colour", "#1A4F8B");
        assertThat(new Looks(jdbi).accent(lms.organizationId())).contains("#1a4f8b");
        operator.done(page, "act", "colour", "colour", "");
        assertThat(new Looks(jdbi).accent(lms.organizationId())).isEmpty();
        assertThat(operator.done(page, "act", "add-words", "words", "Essay, loan", "effect", "refuse"))
                .contains("value=\"Essay\"")
                .contains("value=\"loan\"");
        assertThat(operator.done(page, "act", "remove-words", "word", "loan"))
                .contains("value=\"Essay\"")
                .doesNotContain("value=\"loan\"");
        operator.done(page, "act", "remove-words");

        assertLogged("changed what files may be sent: <bdi>25 MB: pdf</bdi>");
        assertLogged("added a word to look out for: <bdi>refuse: Essay, loan</bdi>");
    }

    @ParameterizedTest
    @CsvSource({
        "uploads, megabytes, 0, Give a whole number",
        "uploads, megabytes, 101, Give a whole number",
        "uploads, megabytes, '<b>', Give a whole number",
        "uploads, megabytes, 5, Choose at least one kind",
        "colour, colour, blue, Give a colour",
        "colour, colour, '\"><script>', Give a colour",
        "add-words, words, '', Give whole words",
        "add-words, words, fine <b>not</b>, Give whole words",
    })
    void whatCannotBe_isSaidBesideItsField_andKept(String act, String field, String value, String words) {
        var answer = operator.send(home + "/settings", "act", act, field, value);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(words)
                .contains("role=\"alert\"")
                .contains("aria-describedby=\"wrong\"")
                .contains("value=\""
                        + value.replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;"))
                .doesNotContain("<script>");
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
    void addingAnOrganizationTwice_makesOne() {
        var first = operator.send("/admin/", "act", "add", "name", "  New   school ");
        var second = operator.send("/admin/", "act", "add", "name", "New school");
        assertThat(first.headers().firstValue("Location"))
                .isEqualTo(second.headers().firstValue("Location"));
        assertThat(operator.page("/admin/")).containsOnlyOnce("New school");
        assertThat(operator.send("/admin/", "act", "add", "name", " ").statusCode())
                .isEqualTo(400);
        assertThat(operator.send("/admin/", "act", "other").statusCode()).isEqualTo(404);
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

    /** How many matches there are on a page and all that follow it. */
    private static int pages(String address, String pattern) {
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

    private static void assertLogged(String words) {
        assertThat(operator.page(home + "/log")).contains("Who runs the server " + words);
    }
}
