package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.lti.FakeServices.Reply;

/** Assignment and Grade Services over HTTP: which column points go to, and that there are never two. */
class GradeColumnsTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final GradeLms lms = new GradeLms(TOOL);

    @AfterEach
    void close() {
        lms.close();
    }

    @Test
    void g2_aColumnIsMade_withTheNameOfTheDiscussion() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);

        lms.send();

        assertThat(lms.columns).hasSize(1);
        var column = lms.columnOf(1);
        assertThat(column.path("label").asText()).isEqualTo("Week 1");
        assertThat(column.path("scoreMaximum").asInt()).isEqualTo(10);
        assertThat(column.path("tag").asText()).isEqualTo("participation");
        assertThat(column.path("resourceLinkId").asText()).isEqualTo("link-1");
        assertThat(lms.gradebook()).containsExactly("1/ana 7.0 of 10.0");
        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g2_anLmsThatTiesNoColumnToTheLink_makesOneForItself() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.services.answerAt(lms.platform, "/ags/lineitems", asked -> {
            var list = asked.method().equals("GET");
            if (!list && asked.body().contains("resourceLinkId")) {
                return Reply.of(422);
            }
            return list ? Reply.json("[]") : Reply.json("{\"id\":\"" + lms.column(1) + "\"}");
        });

        lms.send();

        assertThat(lms.asked("POST", "/ags/lineitems?")).hasSize(2);
    }

    @Test
    void g3_aColumnThatIsThereIsFound_byIdAndTag_onAnyPage() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        var id = "discussion-"
                + lms.count("select id from forum where organization_id = "
                        + lms.registration.organizationId().text());
        lms.addColumn("Other", 5, "resourceId", id, "tag", "quiz");
        lms.addColumn("Ours", 10, "resourceId", id, "tag", "participation");
        lms.services.answerAt(lms.platform, "/ags/lineitems", asked -> {
            boolean second = asked.pathAndQuery().contains("page=2");
            var json = "[" + lms.columns.get(second ? 2 : 1) + "]";
            return second
                    ? Reply.json(json)
                    : Reply.json(json).with("Link", "<" + lms.allColumns() + "&amp;page=2>; rel=\"next\"");
        });
        lms.platform.answerAt("/ags/lineitems/2/lineitem/results", exchange -> FakePlatform.serve(exchange, "[]"));
        lms.platform.answerAt("/ags/lineitems/2/lineitem/scores", exchange -> FakePlatform.serve(exchange, 200, ""));

        lms.send();

        assertThat(lms.asked("GET", "/ags/lineitems?").get(0)).contains("resource_id=" + id, "tag=participation");
        assertThat(lms.asked("POST", "/ags/lineitems?")).isEmpty();
        assertThat(lms.state("ana")).isEqualTo("delivered");
    }

    @Test
    void g4_ourColumnGetsANewMaximum_whenTheDiscussionDoes() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.send();
        lms.columnOf(1).put("gradesReleased", true);

        lms.set(20);
        lms.later(Duration.ofSeconds(1));

        assertThat(lms.columnOf(1).path("scoreMaximum").asInt()).isEqualTo(20);
        assertThat(lms.columnOf(1).path("gradesReleased").asBoolean()).isTrue();
        assertThat(lms.gradebook()).containsExactly("1/ana 7.0 of 20.0");
        assertThat(lms.asked("PUT", "/lineitem?type_id=1")).hasSize(1);
    }

    @Test
    void g13_manyAtOnceMakeOneColumn() throws Exception {
        var many = IntStream.range(0, 4).mapToObj(i -> "learner-" + i).toArray(String[]::new);
        lms.open((String) null, many);
        Stream.of(many).forEach(each -> lms.give(each, 3));
        var barrier = new CyclicBarrier(4);
        var pool = Executors.newFixedThreadPool(4);
        try {
            var all = IntStream.range(0, 4)
                    .mapToObj(i -> pool.submit(() -> {
                        barrier.await();
                        lms.send();
                        return true;
                    }))
                    .toList();
            for (var each : all) {
                each.get();
            }
        } finally {
            pool.shutdown();
        }
        lms.later(Duration.ofSeconds(11));

        assertThat(lms.columns).hasSize(1);
        assertThat(lms.gradebook()).hasSize(4);
    }

    @Test
    void g13_aMakerThatDied_isFollowedByAnother() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        TOOL.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        """
                        insert into lti_column (organization_id, place_id, forum_id, seeking_until)
                        select organization_id, place_id, forum_id, ?::timestamptz from credit where organization_id = ?
                        """,
                        java.sql.Timestamp.from(TOOL.clock.instant().plusSeconds(60)),
                        lms.registration.organizationId().value()));

        lms.send();
        assertThat(lms.columns).isEmpty();

        lms.later(Duration.ofSeconds(61));
        assertThat(lms.gradebook()).containsExactly("1/ana 7.0 of 10.0");
    }

    @Test
    void g14_aColumnThatIsGone_isLookedForAgain_andMadeAnew() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.send();
        lms.columns.clear();
        lms.grades.clear();
        lms.numberFrom(5);

        lms.give("ana", 1);
        lms.later(Duration.ofMinutes(1));

        assertThat(lms.state("ana")).isEqualTo("delivered");
        assertThat(lms.gradebook()).containsExactly("5/ana 8.0 of 10.0");
    }

    @Test
    void g14_aColumnThatIsGone_isMissed_alsoWhenTheMaximumChanges() {
        lms.open((String) null, "ana");
        lms.give("ana", 7);
        lms.send();
        lms.columns.clear();
        lms.grades.clear();
        lms.numberFrom(5);

        lms.set(20);
        lms.later(Duration.ofSeconds(1));

        assertThat(lms.state("ana")).isEqualTo("delivered");
        assertThat(lms.gradebook()).containsExactly("5/ana 7.0 of 20.0");
    }

    @Test
    void g17_theLinksOwnColumnIsUsed_whereThereIsOne() {
        lms.open(lms.column(lms.addColumn("Own", 50)), "ana");
        lms.give("ana", 7);

        lms.send();

        assertThat(lms.asked("GET", "/ags/lineitems?")).isEmpty();
        assertThat(lms.columns).hasSize(1);
        assertThat(lms.gradebook()).containsExactly("1/ana 7.0 of 10.0");
    }

    @Test
    void g17_withTheOwnColumnAlone_itWorksAsWell() {
        int own = lms.addColumn("Own", 10);
        lms.open(
                claims -> claims.put(
                        FakeGradebook.GRADES,
                        Map.of(
                                "scope",
                                List.of(FakeGradebook.SCOPES + "score", FakeGradebook.SCOPES + "result.readonly"),
                                "lineitem",
                                lms.column(own))),
                "ana");
        lms.give("ana", 7);

        lms.send();

        assertThat(lms.gradebook()).containsExactly("1/ana 7.0 of 10.0");
    }

    @Test
    void g17_withNeither_thereIsNoGradebook() {
        lms.launch(
                "carla",
                "Instructor",
                claims -> claims.put(FakeGradebook.GRADES, Map.of("scope", List.of(FakeGradebook.SCOPES + "score"))));

        assertThat(lms.count("select count(*) from gradebook where organization_id = "
                        + lms.registration.organizationId().text()))
                .isZero();
    }

    @Test
    void g23_aColumnHasNoDates() {
        lms.open((String) null, "ana");
        lms.give("ana", 1);

        lms.send();

        assertThat(lms.columnOf(1).has("startDateTime")).isFalse();
        assertThat(lms.columnOf(1).has("endDateTime")).isFalse();
    }

    private String trial() {
        return TOOL.host.health().report(lms.registration).checks().stream()
                .filter(check -> check.name().equals("Grade columns"))
                .map(check -> check.result() + " " + check.found())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void g4_theHealthReportMakesAColumn_andTakesItAwayAgain() {
        assertThat(trial()).startsWith("UNKNOWN");
        lms.open((String) null, "ana");

        assertThat(trial()).isEqualTo("GOOD One was made and taken away again.");
        assertThat(lms.asked("POST", "/ags/lineitems?")).hasSize(1);
        assertThat(lms.asked("DELETE", "/ags/lineitems/1/lineitem?")).hasSize(1);
        assertThat(lms.columns).isEmpty();
    }

    @Test
    void g4_whatTheHealthReportCouldNotTakeAway_itTakesAwayTheNextTime() {
        lms.open((String) null, "ana");
        lms.keepColumns(true);

        assertThat(trial()).startsWith("DOUBTFUL").contains("doesn't take it away");
        lms.keepColumns(false);
        assertThat(trial()).startsWith("GOOD");

        assertThat(lms.asked("POST", "/ags/lineitems?")).hasSize(1);
        assertThat(lms.columns).isEmpty();
    }

    @Test
    void g4_theHealthReportSaysThatColumnsAreNotAllowed() {
        lms.open((String) null, "ana");
        lms.services.answerTokensWith(form -> form.getOrDefault("scope", "").endsWith("/lineitem")
                ? new Reply(400, Map.of(), "{\"error\":\"invalid_scope\"}")
                : lms.services.token(form));

        assertThat(trial()).startsWith("DOUBTFUL").contains("invalid_scope");
    }
}
