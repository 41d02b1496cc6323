package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.admin.AdminAct;
import org.weft.admin.AdminActs;
import org.weft.lti.install.Invitations;
import org.weft.lti.registrations.Registration;
import org.weft.moderation.OrganizationWords;
import org.weft.moderation.WatchedWord.Effect;

/** Who administers one organization neither sees nor changes anything of another. */
class AdminIsolationTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    static final FakePlatform OURS = new FakePlatform();
    static final FakePlatform THEIRS = new FakePlatform();
    static Registration ours;
    static Registration theirs;
    static String person;
    static AdminBrowser eve;

    @BeforeAll
    static void furnish() {
        ours = TOOL.register(OURS, "client-ours", Tool.DEPLOYMENT);
        theirs = TOOL.register(THEIRS, "client-theirs", Tool.DEPLOYMENT);
        var learner = new Learner(TOOL, THEIRS);
        learner.clientId = "client-theirs";
        learner.afterTeacher();
        person = TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select id::text from person where organization_id = :o")
                        .bind("o", theirs.organizationId())
                        .mapTo(String.class)
                        .first());
        var jdbi = TOOL.database.jdbi();
        new OrganizationWords(jdbi).put(theirs.organizationId(), "theirword", Effect.HOLD);
        new AdminActs(jdbi, TOOL.clock)
                .noteCommand(theirs.organizationId(), AdminAct.COLOUR_CHANGED, "their secret act");
        new Invitations(jdbi, TOOL.clock).invite(theirs.organizationId(), "Their next LMS");
        eve = AdminBrowser.of(TOOL, ours.organizationId());
    }

    @AfterAll
    static void close() {
        OURS.close();
        THEIRS.close();
    }

    @Test
    void everyPageIsThereForWhoseItIs() {
        var dan = AdminBrowser.of(TOOL, theirs.organizationId());
        addresses(theirs, person)
                .forEach(path -> assertThat(dan.get(path).statusCode()).as(path).isEqualTo(200));
    }

    @Test
    void anotherOnesPages_andThoseOfTheServer_areNotFound() {
        addresses(theirs, person)
                .forEach(path -> assertThat(eve.get(path).statusCode()).as(path).isEqualTo(404));
        for (var path : List.of("/admin/keys", "/admin/nothing", "/admin/organizations", "/admin/organizations/x")) {
            assertThat(eve.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void anotherOnesThings_areNotFoundUnderOnesOwnAddressEither() {
        var id = theirs.installationId().text();
        for (var path : List.of("/installations/" + id, "/people/" + person, "/people?after=" + person + "x")) {
            assertThat(eve.get(home(ours) + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(eve.page(home(ours) + "/people?after=" + person)).doesNotContain("Ana Alves");
    }

    @Test
    void nothingOfAnotherOneShowsOnOnesOwnPages() {
        addresses(ours, "1").stream()
                .filter(path -> !path.contains("/people/"))
                .forEach(path -> assertThat(eve.page(path))
                        .as(path)
                        .doesNotContain("client-theirs")
                        .doesNotContain("School of client-theirs")
                        .doesNotContain("theirword")
                        .doesNotContain("their secret act")
                        .doesNotContain("Their next LMS")
                        .doesNotContain("Ana Alves"));
    }

    @Test
    void noActReachesAnotherOne() {
        var token = AdminBrowser.token(eve.page(home(ours)));
        var before = everythingOf(theirs);
        var acts = List.of(
                "invite",
                "withdraw",
                "confirm",
                "enable",
                "disable",
                "admit",
                "refuse-admins",
                "activate",
                "deactivate",
                "remove",
                "uploads",
                "colour",
                "add-words",
                "remove-words",
                "block",
                "lift",
                "add",
                "rotate",
                "defaults");
        for (var path : addresses(theirs, person)) {
            for (var act : acts) {
                assertThat(everyField(token, path, act)).as(path + " " + act).isEqualTo(404);
            }
        }
        for (var act : acts) {
            var id = theirs.installationId().text();
            assertThat(everyField(token, home(ours) + "/installations/" + id, act))
                    .isEqualTo(404);
            assertThat(everyField(token, home(ours) + "/people/" + person, act)).isEqualTo(404);
            assertThat(everyField(token, "/admin/keys", act)).isEqualTo(404);
            assertThat(everyField(token, "/admin/", act)).isEqualTo(404);
        }
        var invitation = new Invitations(TOOL.database.jdbi(), TOOL.clock).open(theirs.organizationId());
        assertThat(eve.sendWith(
                                token,
                                home(ours) + "/installations",
                                "act",
                                "withdraw",
                                "invitation",
                                invitation.get(0).id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(eve.sendWith(token, home(ours) + "/installations", "act", "invite", "secret", foreignSecret())
                        .statusCode())
                .isEqualTo(404);

        assertThat(everythingOf(theirs)).isEqualTo(before);
    }

    private static String foreignSecret() {
        return theirs.organizationId().text() + "-" + "a".repeat(43);
    }

    private static int everyField(String token, String path, String act) {
        return eve.sendWith(
                        token,
                        path,
                        "act",
                        act,
                        "name",
                        "LMS",
                        "deployment",
                        Tool.DEPLOYMENT,
                        "megabytes",
                        "5",
                        "kind",
                        "image",
                        "colour",
                        "#000000",
                        "words",
                        "word",
                        "word",
                        "theirword",
                        "place",
                        "1",
                        "reason",
                        "none",
                        "active",
                        "x")
                .statusCode();
    }

    private static List<String> addresses(Registration of, String person) {
        return List.of(
                home(of),
                home(of) + "/installations",
                home(of) + "/installations/" + of.installationId().text(),
                home(of) + "/settings",
                home(of) + "/people",
                home(of) + "/people/" + person,
                home(of) + "/log",
                home(of) + "/log/log.csv",
                home(of) + "/deliveries");
    }

    private static String home(Registration of) {
        return "/admin/organizations/" + of.organizationId().text();
    }

    private static List<Map<String, Object>> everythingOf(Registration of) {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select to_jsonb(o)::text as facts from organization o where organization_id = :o
                                union all
                                select to_jsonb(r)::text from lti_registration r where organization_id = :o
                                union all
                                select to_jsonb(d)::text from lti_deployment d where organization_id = :o
                                union all
                                select to_jsonb(i)::text from lti_invitation i where organization_id = :o
                                union all
                                select to_jsonb(a)::text from lti_admission a where organization_id = :o
                                union all
                                select to_jsonb(w)::text from organization_word w where organization_id = :o
                                union all
                                select to_jsonb(b)::text from block b where organization_id = :o
                                union all
                                select to_jsonb(k)::text from admin_act k
                                where organization_id = :o and act <> 'signed-in'
                                """)
                        .bind("o", of.organizationId())
                        .mapToMap()
                        .list());
    }
}
