package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.HandLink.asked;
import static org.weft.lti.HandLink.bare;
import static org.weft.lti.HandLink.opened;
import static org.weft.lti.Refused.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.lti.picking.LinkSetups;

/** The form by which staff sets up a link that was made by hand. */
class LinkSetupTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final HandLink link = new HandLink(TOOL);
    private final Teacher carla = new Teacher(TOOL, link.platform);

    @AfterEach
    void stop() {
        link.close();
    }

    @Test
    void whatWasChosen_holds() {
        var form = asked(link.launch("Instructor"));

        opened(TOOL.post(
                form,
                Map.of(
                        "title", " Before  the exam ",
                        "kind", "discussion",
                        "anonymity", "on",
                        "graded", "on",
                        "points", "7",
                        "opens", "2100-01-01T10:00",
                        "zone", "Europe/Berlin")));

        assertThat(link.text("select kind || ' ' || anonymity || ' ' || opens_at from forum where true"))
                .startsWith("discussion true 2100-01-01 ");
        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Before the exam");
        opened(link.launch("Learner"));
        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Before the exam");
    }

    @Test
    void theNameThatTheLmsHas_followsTheLms() {
        link.setUp();

        opened(link.person.launch(bare().andThen(claims ->
                claims.put(Claims.LTI + "resource_link", Map.of("id", "link-1", "title", "Week 1, revised")))));

        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Week 1, revised");
    }

    @Test
    void oneThatThereIsAlready_canBeShown_butNoneOfOthers() {
        link.setUp();
        var key = link.text("select key from placement where true");
        var other = new FakePlatform();
        TOOL.register(other, "eves-client", Tool.DEPLOYMENT);
        var eve = new Learner(TOOL, other);
        eve.clientId = "eves-client";
        var hers = asked(eve.launch(bare().andThen(HandLink::teaches)));

        var refused = TOOL.post(hers, Map.of("title", "x", "which", "known", "shown", key));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Choose one of your discussions");
        other.close();

        var second =
                asked(link.person.launch(bare().andThen(Teacher.link("link-2")).andThen(HandLink::teaches)));
        assertThat(TOOL.get(second).body()).contains(key);
        opened(TOOL.post(second, Map.of("title", "Shared", "which", "known", "shown", key)));
        assertThat(link.text("select count(distinct forum_id)::text from forum_placement where true"))
                .isEqualTo("1");
    }

    @Test
    void aDoubleClick_setsUpOnce_andOpensTwice() {
        var form = asked(link.launch("Instructor"));
        var fields = Map.of("title", "Twice", "anonymity", "on");

        var both = List.of(
                CompletableFuture.supplyAsync(() -> TOOL.post(form, fields)),
                CompletableFuture.supplyAsync(() -> TOOL.post(form, fields)));

        both.forEach(answer -> opened(answer.join()));
        opened(TOOL.post(form, fields));
        assertThat(link.placements()).isEqualTo(1);
        assertThat(link.text("select anonymity::text from forum where true")).isEqualTo("true");

        TOOL.clock.advance(LinkSetups.AGAIN.plus(Duration.ofSeconds(1)));
        assertRefused(TOOL.post(form, fields), Reason.SETUP_CLOSED);
    }

    @Test
    void whoComesSecond_isToldThatItIsSetUp_andChangesNothing() {
        var first = asked(link.launch("Instructor"));
        var second = asked(
                link.person.launch(bare().andThen(HandLink::teaches).andThen(claims -> claims.put("sub", "dora"))));
        opened(TOOL.post(first, Map.of("title", "Week 1")));

        var late = TOOL.post(second, Map.of("title", "Mine", "anonymity", "on"));

        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body()).contains("<h1>This discussion is set up already</h1>");
        assertThat(TOOL.get(second).body()).contains("<h1>This discussion is set up already</h1>");
        assertThat(link.text("select anonymity::text from forum where true")).isEqualTo("false");
        opened(TOOL.post(second, Map.of("action", "open")));
        assertThat(TOOL.lastArrival().subject()).isEqualTo("dora");
        assertThat(TOOL.lastArrival().placementTitle()).isEqualTo("Week 1");
    }

    @Test
    void aFormThatIsTooOld_saysHowToGoOn_andNothingIsSetUp() {
        var form = asked(link.launch("Instructor"));
        TOOL.clock.advance(LinkSetups.LIFETIME.plus(Duration.ofSeconds(1)));

        for (var each : List.of(form, "/lti/picker/first/1-none", "/lti/picker/first/", "/lti/picker/first")) {
            assertRefused(TOOL.get(each), Reason.SETUP_CLOSED);
            assertRefused(TOOL.post(each, Map.of("title", "x")), Reason.SETUP_CLOSED);
        }
        assertThat(TOOL.get(form).body()).contains("open this activity again");
        assertThat(link.placements()).isZero();
    }

    @Test
    void secretsOfPickers_andOfTheseForms_areKeptApart() {
        var form = asked(link.launch("Instructor"));
        var picker = carla.opened();

        assertRefused(TOOL.get(form.replace("/first/", "/")), Reason.PICKER_CLOSED);
        assertRefused(TOOL.get(picker.replace("/picker/", "/picker/first/")), Reason.SETUP_CLOSED);
    }

    @Test
    void whatIsFilledInWrongly_isSaid_andCanBeMended() {
        var form = asked(link.launch("Instructor"));

        var nameless = TOOL.post(form, Map.of("title", " "));
        var points = TOOL.post(form, Map.of("title", "x", "graded", "on", "points", "0"));
        var groups = TOOL.post(form, Map.of("title", "x", "groups", "None of these"));

        assertThat(List.of(nameless, points, groups)).allMatch(answer -> answer.statusCode() == 422);
        assertThat(nameless.body()).contains("Give it a name");
        assertThat(points.body()).contains("Choose from 1 to 1000 points");
        assertThat(groups.body()).contains("These groups are gone");
        opened(TOOL.post(form, Map.of("title", "x")));
    }

    @Test
    void anInstallationThatWasSwitchedOff_setsUpNothing() {
        var form = asked(link.launch("Instructor"));

        TOOL.host.registrations().setEnabled(link.registration, false);

        assertRefused(TOOL.post(form, Map.of("title", "x")), Reason.SETUP_CLOSED);
    }
}
