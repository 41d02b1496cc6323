package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.lti.registrations.Registration;
import org.weft.places.PlaceId;
import org.weft.places.PlacementId;
import org.weft.session.Looks;
import org.weft.uploads.UploadLimits;

/** What can be done in the console: that it works, that sending it twice is fine, and that the log tells of it. */
class AdminActsTest {
    private static final Pattern SECRET = Pattern.compile("name=\"secret\" value=\"([^\"]+)\"");
    private static final Pattern ACTIVE = Pattern.compile("name=\"active\" value=\"([^\"]+)\"");

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
        SCHOOL.assertLogged("invited an LMS: <bdi>North campus</bdi>");

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
        SCHOOL.assertLogged("switched an LMS off: <bdi>LMS</bdi>");
        SCHOOL.assertLogged("deactivated a deployment: <bdi>1</bdi>");
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
        SCHOOL.assertLogged("changed the key that Weft signs with");
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

        SCHOOL.assertLogged("changed what files may be sent: <bdi>25 MB: pdf</bdi>");
        SCHOOL.assertLogged("added a word to look out for: <bdi>refuse: Essay, loan</bdi>");
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
        assertThat(operator.page(home + "/settings")).doesNotContain("fine").doesNotContain("<b>");
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
    void newDiscussionsBeginWithWhatIsSet() {
        var page = home + "/settings";
        assertThat(operator.page(page))
                .contains("id=\"minutes\" name=\"minutes\" inputmode=\"numeric\" size=\"5\" value=\"30\"");
        operator.done(page, "act", "defaults", "minutes", "5");

        assertThat(begun("link-5")).isEqualTo("5 false");
        operator.done(page, "act", "defaults", "minutes", "", "anonymity", "on");
        assertThat(begun("link-for-ever")).isEqualTo("- true");
        assertThat(begun("link-5")).isEqualTo("5 false");
        SCHOOL.assertLogged("changed what new discussions begin with: <bdi>Minutes to correct: 5,");
    }

    /** What the discussion of a new link has: minutes to correct, and whether names can be hidden. */
    private String begun(String link) {
        var teacher = new Learner(TOOL, PLATFORM).launch(claims -> {
            claims.put("sub", "teacher");
            claims.put(Claims.LTI + "resource_link", Map.of("id", link, "title", link));
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
        });
        assertThat(teacher.statusCode()).isEqualTo(303);
        var jdbi = TOOL.database.jdbi();
        var place = jdbi.withHandle(handle -> handle.createQuery("select place_id from placement where title = :link")
                .bind("link", link)
                .mapTo(PlaceId.class)
                .one());
        var placement = jdbi.withHandle(handle -> handle.createQuery("select id from placement where title = :link")
                .bind("link", link)
                .mapTo(PlacementId.class)
                .one());
        var forum = TOOL.product.discussion().forums().of(lms.organizationId(), place, placement);
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(edit_minutes::text, '-') || ' ' || anonymity from forum where id = :forum")
                .bind("forum", forum)
                .mapTo(String.class)
                .one());
    }
}
