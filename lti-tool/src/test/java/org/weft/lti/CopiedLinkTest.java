package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.Teacher.course;
import static org.weft.lti.Teacher.inAddress;
import static org.weft.lti.Teacher.inCustom;
import static org.weft.lti.Teacher.link;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.registrations.Registration;

/** Links of a course that was copied, as LMSs tell of them, and what their first launch makes. */
class CopiedLinkTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Registration registration = TOOL.register(platform);
    private final Teacher carla = new Teacher(TOOL, platform);
    private final Learner ana = new Learner(TOOL, platform);

    @AfterEach
    void stop() {
        platform.close();
    }

    /** Of which forum a forum is a copy, and whether that is certain. */
    public record Line(boolean anonymity, boolean certain, String source) {}

    @ParameterizedTest
    @ValueSource(strings = {"custom", "address"})
    void e16_aCopyOfWhatWasPrepared_isFoundByItsId(String by) {
        var id = carla.insert(carla.opened(), "title", "Week 1", "closes", "2020-05-04T08:00")
                .id();
        ana.launch(inCustom(id));
        openForum("course-1");
        var named = by.equals("custom") ? inCustom(id) : inAddress(id);

        assertOpened(teach(named.andThen(course("course-2")).andThen(link("link-2"))));
        assertOpened(ana.launch(named.andThen(course("course-2")).andThen(link("link-2"))));

        assertThat(lines("course-2")).containsExactly(new Line(false, true, "1/link/link-1"));
        assertThat(closed("course-2")).isFalse();
    }

    @Test
    void e16_whatWasPreparedAndNeverLaunched_isSetUpInTheCopyAsWell() {
        var id = carla.insert(carla.opened(), "title", "Week 1", "closes", "2020-05-04T08:00")
                .id();

        assertOpened(teach(inCustom(id).andThen(course("course-2")).andThen(link("link-2"))));
        assertOpened(ana.launch(inCustom(id)));

        assertThat(anonymity("course-2")).containsExactly(false);
        assertThat(closed("course-2")).isFalse();
        assertThat(closed("course-1")).isTrue();
    }

    @Test
    void d28_aCopyThatTellsItsHistory_findsTheNearestThatIsHere() {
        teach(link("link/0").andThen(course("course-0")));
        openForum("course-0");
        var copied = link("link-9").andThen(course("course-9"));

        assertOpened(teach(copied.andThen(
                custom(Map.of("link_history", "gone,link%2F0,link-older", "context_history", "course-8,course-0")))));

        assertThat(lines("course-9")).containsExactly(new Line(true, true, "1/link/link/0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"variables", "brightspace", "ours"})
    void d28_aHistoryIsReadWhereverALmsTellsIt(String where) {
        teach(link("link-0").andThen(course("course-0")));
        openForum("course-0");
        var told = Map.of("ResourceLink.id.history", "link-0", "Context.id.history", "course-0");
        Consumer<Map<String, Object>> history =
                switch (where) {
                    case "variables" -> custom(new LinkedHashMap<>(told));
                    case "brightspace" -> claims -> claims.put("http://www.brightspace.com", told);
                    default -> custom(Map.of("link_history", "link-0"));
                };

        assertOpened(teach(
                history.andThen(link("link-9")).andThen(course("course-9")).andThen(as("nora"))));

        // Nora never taught the former course: whatever stands in a link's parameters, she may have typed.
        assertThat(lines("course-9")).containsExactly(new Line(true, false, "1/link/link-0"));
    }

    @Test
    void d28_whatAnHistorySays_isConfirmedByWhoTaughtBefore() {
        teach(link("link-0").andThen(course("course-0")));
        openForum("course-0");
        var copied =
                custom(Map.of("link_history", "link-0")).andThen(link("link-9")).andThen(course("course-9"));
        teach(copied.andThen(as("nora")));
        teach(copied.andThen(as("nora")));
        assertThat(lines("course-9")).containsExactly(new Line(true, false, "1/link/link-0"));

        teach(copied);

        assertThat(lines("course-9")).containsExactly(new Line(true, true, "1/link/link-0"));
    }

    @Test
    void d28_aHistoryWithoutSense_opensAsIfThereWereNone() {
        for (var history : List.of("$ResourceLink.id.history", "", ",,", "%zz", List.of("a"), Map.of("a", 1), 7)) {
            assertOpened(teach(custom(Map.of("link_history", history, "context_history", history))
                    .andThen(link("link of " + history))
                    .andThen(course("course-9"))));
        }
        assertThat(lines("course-9")).isEmpty();
    }

    @Test
    void d28_whatAnotherDeploymentOrLmsCallsTheSame_isNotTheOrigin() {
        teach(link("link-0").andThen(course("course-0")));
        openForum("course-0");
        var copied =
                custom(Map.of("link_history", "link-0")).andThen(link("link-9")).andThen(course("course-9"));
        TOOL.register(platform, "client-2", "1");
        var beside = new Learner(TOOL, platform);
        beside.clientId = "client-2";

        assertOpened(beside.launch(asTeacher().andThen(copied)));
        try (var other = new FakePlatform()) {
            TOOL.register(other);
            assertOpened(new Learner(TOOL, other).launch(asTeacher().andThen(copied)));
        }

        assertThat(lines("course-9")).isEmpty();
    }

    private HttpResponse<String> teach(Consumer<Map<String, Object>> change) {
        return carla.person.launch(asTeacher().andThen(change));
    }

    private static Consumer<Map<String, Object>> asTeacher() {
        return claims -> {
            claims.put("sub", "carla");
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
        };
    }

    private static Consumer<Map<String, Object>> as(String subject) {
        return claims -> claims.put("sub", subject);
    }

    private static Consumer<Map<String, Object>> custom(Map<String, ?> custom) {
        return claims -> claims.put(Claims.LTI + "custom", custom);
    }

    private static void assertOpened(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    /** A forum is made when somebody looks at it. */
    private void openForum(String course) {
        var arrival = TOOL.arrivals.stream()
                .filter(each -> each.installation().equals(registration.installationId())
                        && each.placeKey().equals("1/context/" + course))
                .findFirst()
                .orElseThrow();
        TOOL.database.jdbi().useHandle(handle -> {
            var places = new org.weft.places.Places(TOOL.database.jdbi(), TOOL.clock);
            var place = places.find(handle, arrival.organization(), arrival.installation(), arrival.placeKey())
                    .orElseThrow();
            var placement = places.placement(handle, arrival.organization(), place, arrival.placementKey())
                    .orElseThrow();
            TOOL.product.discussion().forums().of(arrival.organization(), place, placement.id());
        });
    }

    private List<Line> lines(String course) {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select f.anonymity, c.certain, s.host_key as source
                        from lineage c
                        join forum f on f.organization_id = c.organization_id and f.id = c.forum_id
                        join place l on l.organization_id = f.organization_id and l.id = f.place_id
                        join placement s on s.organization_id = c.organization_id and s.id = c.source_placement_id
                        where l.host_key = :course and l.installation_id = :installation
                        """)
                        .bind("course", "1/context/" + course)
                        .bind("installation", registration.installationId())
                        .mapTo(Line.class)
                        .list());
    }

    private List<Boolean> anonymity(String course) {
        return ofForums("anonymity", course);
    }

    private boolean closed(String course) {
        return ofForums("closes_at is not null", course).contains(true);
    }

    private List<Boolean> ofForums(String expression, String course) {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select " + expression + """
                         from forum f
                        join place l on l.organization_id = f.organization_id and l.id = f.place_id
                        where l.host_key = :course and l.installation_id = :installation
                        """)
                        .bind("course", "1/context/" + course)
                        .bind("installation", registration.installationId())
                        .mapTo(Boolean.class)
                        .list());
    }
}
