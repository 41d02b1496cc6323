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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.registrations.Registration;

/** What is chosen in the picker: what the platform gets of it, and what its first launch finds. */
class PreparedTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private static final String HERE = " where p.installation_id = :installation";

    private final FakePlatform platform = new FakePlatform();
    private final Registration registration = TOOL.register(platform);
    private final Teacher carla = new Teacher(TOOL, platform);
    private final Learner ana = new Learner(TOOL, platform);

    @AfterEach
    void stop() {
        platform.close();
    }

    /** What is set for a forum that was just launched. */
    public record Forum(
            boolean anonymity,
            @Nullable String opensAt,
            @Nullable String closesAt,
            @Nullable String groupSet) {}

    @ParameterizedTest
    @ValueSource(strings = {"custom", "address"})
    void aLearnerWhoComesFirst_findsItSetUp(String by) {
        var sent = carla.insert(
                carla.opened(),
                "title",
                "Week 1",
                "anonymity",
                "on",
                "opens",
                "2020-05-04T08:00",
                "closes",
                "2040-05-04T09:30",
                "zone",
                "Europe/Berlin");

        var answer = ana.launch(by.equals("custom") ? inCustom(sent.id()) : inAddress(sent.id()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(Learner.location(answer).getPath()).startsWith("/open/");
        assertThat(forum()).isEqualTo(new Forum(true, "2020-05-04 06:00:00+00", "2040-05-04 07:30:00+00", null));
    }

    @Test
    void pointsThatWereChosen_count_andCanBeChangedInThePicker() {
        var sent = carla.insert(carla.opened(), "title", "Week 1", "graded", "on", "points", "25");
        ana.launch(inCustom(sent.id()));
        assertThat(points()).isEqualTo("true 25");

        var again = Teacher.picker(carla.ask(inCustom(sent.id())));
        assertThat(TOOL.get(again).body()).contains("name=\"graded\" checked", "value=\"25\"");
        carla.insert(again, "title", "Week 1", "points", "25");

        assertThat(points()).isEqualTo("false 25");
    }

    private String points() {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select c.enabled || ' ' || c.maximum
                                from credit c
                                join place p on p.organization_id = c.organization_id and p.id = c.place_id
                                """ + HERE)
                        .bind("installation", registration.installationId().value())
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void anotherLearner_andASecondLaunch_findTheSame() {
        var sent = carla.insert(carla.opened(), "title", "Week 1", "anonymity", "on");
        var launch = inCustom(sent.id());

        for (var subject : List.of("ana", "ana", "ben")) {
            assertThat(ana.launch(launch.andThen(claims -> claims.put("sub", subject)))
                            .statusCode())
                    .isEqualTo(303);
        }

        assertThat(count("placement")).isEqualTo(1);
        assertThat(count("forum")).isEqualTo(1);
    }

    @Test
    void itIsNotReadyInACopiedCourse_untilItsStaffCame_norElsewhere() {
        var id = carla.insert(carla.opened(), "title", "Week 1").id();

        assertNotReady(ana.launch(inCustom(id).andThen(course("course-2"))));
        assertThat(ana.launch(inCustom(id)).statusCode()).isEqualTo(303);
        assertNotReady(ana.launch(inCustom(id).andThen(course("course-2"))));
        assertNotReady(ana.launch(inCustom(UUID.randomUUID().toString()).andThen(link("link-3"))));
        assertNotReady(ana.launch(inCustom("1'; drop table x").andThen(link("link-4"))));
        try (var otherPlatform = new FakePlatform()) {
            TOOL.register(otherPlatform);
            assertNotReady(new Learner(TOOL, otherPlatform).launch(inCustom(id)));
        }
    }

    @Test
    void whatIsOfAnotherInstallationOfTheSchool_isNotReadyEither() {
        var id = carla.insert(carla.opened(), "title", "Week 1").id();
        TOOL.register(platform, "client-2", "9");
        var next = new Learner(TOOL, platform);
        next.clientId = "client-2";

        assertNotReady(next.launch(inCustom(id).andThen(claims -> claims.put(Claims.LTI + "deployment_id", "9"))));
    }

    @Test
    void groupsOfTheCourse_areKeptApart() {
        var picker =
                Teacher.picker(carla.ask(claims -> claims.put(Claims.LTI + "custom", Map.of("sections", "Monday"))));
        assertThat(TOOL.get(picker).body()).contains("<option value=\"Sections\">");

        var id = carla.insert(picker, "title", "Week 1", "groups", "Sections").id();
        ana.launch(inCustom(id));

        assertThat(forum().groupSet()).isEqualTo("Sections");
        assertThat(carla.choose(carla.opened(), "title", "x", "groups", "Nobody")
                        .body())
                .contains("These groups are gone");
    }

    @ParameterizedTest
    @CsvSource({
        "title, '', Give it a name",
        "closes, 2020-01-01T00:00, It must end after it begins",
        "opens, tomorrow, Choose a day and a time",
        "shown, 1-none, Choose one of your discussions"
    })
    void whatIsWrong_isAskedAgain_andNothingIsLost(String field, String value, String words) {
        var picker = carla.opened();
        var which = field.equals("shown") ? "known" : "new";

        var fields = new LinkedHashMap<>(Map.of("title", "Week \"1\"", "which", which));
        fields.put("opens", "2030-01-01T00:00");
        fields.put(field, value);

        var page = TOOL.post(picker, fields);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("role=\"alert\"", words);
        assertThat(carla.insert(picker, "title", "Right").item()).containsEntry("title", "Right");
    }

    @Test
    void e21_whatIsEdited_isFoundByItsId_andChanged() {
        var first = carla.insert(carla.opened(), "title", "Week 1", "anonymity", "on");
        var edit = Teacher.picker(carla.ask(inCustom(first.id())));

        assertThat(TOOL.get(edit).body())
                .contains("<h1>Change this discussion</h1>", "value=\"Week 1\"", "name=\"anonymity\" checked");
        var second = carla.insert(edit, "title", "Week 1 and 2");
        ana.launch(inCustom(first.id()));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.item()).containsEntry("title", "Week 1 and 2");
        assertThat(forum().anonymity()).isFalse();
    }

    @Test
    void e21_whatWasLaunched_isFoundByItsLink_andChangedAtOnce() {
        var first = carla.insert(carla.opened(), "title", "Week 1");
        ana.launch(inCustom(first.id()));

        var edit =
                Teacher.picker(carla.ask(claims -> claims.put(Claims.LTI + "resource_link", Map.of("id", "link-1"))));
        assertThat(TOOL.get(edit).body()).contains("<h1>Change this discussion</h1>");
        carla.insert(edit, "title", "Week 1", "anonymity", "on", "kind", "discussion");

        assertThat(forum().anonymity()).isTrue();
        assertThat(count("placement")).isEqualTo(1);
        assertThat(TOOL.get(Teacher.picker(carla.ask(inAddress(first.id())))).body())
                .contains("name=\"anonymity\" checked", "<option value=\"discussion\" selected>");
    }

    @Test
    void e21_anIdOfAnotherCourse_isChosenAnew() {
        var id = carla.insert(carla.opened(), "title", "Week 1").id();

        var picker = Teacher.picker(carla.ask(inCustom(id).andThen(course("course-2"))));

        assertThat(TOOL.get(picker).body()).contains("<h1>Put a discussion on a page</h1>");
        assertThat(carla.insert(picker, "title", "Other").id()).isNotEqualTo(id);
    }

    @Test
    void aDiscussionOfTheAuthors_canBeShownInsteadOfANewOne() {
        var first = carla.insert(carla.opened(), "title", "Week 1").id();
        ana.launch(inCustom(first));
        var page = TOOL.get(carla.opened()).body();
        assertThat(page).contains("One that there is already", "Week 1, Optics");
        var key = page.replaceFirst("(?s).*<select id=\"shown\".*?<option value=\"([^\"]+)\".*", "$1");

        var second = carla.insert(carla.opened(), "title", "Week 2", "which", "known", "shown", key)
                .id();
        ana.launch(inCustom(second).andThen(link("link-2")));

        assertThat(count("placement")).isEqualTo(2);
        long forums = one("select count(distinct forum_id) from forum_placement fp"
                + " join placement l on l.id = fp.placement_id join place p on p.id = l.place_id" + HERE);
        assertThat(forums).isEqualTo(1);
        var eve = new Teacher(TOOL, platform);
        var hers = Teacher.picker(eve.ask(claims -> claims.put("sub", "eve")));
        assertThat(TOOL.get(hers).body()).contains("Week 1, Optics"); // Of the same course.
        var elsewhere = Teacher.picker(eve.ask(course("course-3").andThen(claims -> claims.put("sub", "mallory"))));
        assertThat(TOOL.get(elsewhere).body()).doesNotContain("One that there is already");
        assertThat(eve.choose(elsewhere, "title", "x", "which", "known", "shown", key)
                        .body())
                .contains("Choose one of your discussions");
    }

    @Test
    void thePicker_speaksTheAuthorsLanguage() {
        var picker = Teacher.picker(
                carla.ask(claims -> claims.put(Claims.LTI + "launch_presentation", Map.of("locale", "ar"))));

        assertThat(TOOL.get(picker).body()).contains("<html lang=\"ar\" dir=\"rtl\">", "ضع نقاشًا في صفحة");
    }

    private static void assertNotReady(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<h1>This discussion isn’t ready yet</h1>")
                .doesNotContain("<dd>");
    }

    private long count(String table) {
        return one("select count(*) from " + table + " t join place p on p.id = t.place_id" + HERE);
    }

    private long one(String query) {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(query)
                        .bind("installation", registration.installationId().value())
                        .mapTo(Long.class)
                        .one());
    }

    private Forum forum() {
        return TOOL.database.jdbi().withHandle(handle -> {
            handle.execute("set time zone 'UTC'");
            return handle.createQuery("select anonymity, opens_at::text, closes_at::text, group_set from forum f"
                            + " join place p on p.id = f.place_id" + HERE)
                    .bind("installation", registration.installationId().value())
                    .map((row, context) ->
                            new Forum(row.getBoolean(1), row.getString(2), row.getString(3), row.getString(4)))
                    .one();
        });
    }
}
