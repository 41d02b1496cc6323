package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.FakeServices.Asked;
import org.weft.lti.FakeServices.Reply;
import org.weft.lti.health.Check;
import org.weft.lti.registrations.Registration;
import org.weft.people.OrganizationId;

/** Names and Roles 2.0, and the groups service, over HTTP: what launches tell of is read, stored and kept up to date. */
class RosterReadingTest {
    private static final String NAMES_ROLES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
    private static final String MEDIA_TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final FakeServices services = new FakeServices(TOOL, platform);
    private final Learner learner = new Learner(TOOL, platform);
    private OrganizationId organization;

    @BeforeEach
    void register() {
        organization = TOOL.register(platform).organizationId();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    /** Somebody on the LMS's list; a key and its value follow each other. */
    private static Map<String, Object> member(String subject, Object... more) {
        var member = new LinkedHashMap<String, Object>();
        member.put("user_id", subject);
        member.put("name", "The " + subject);
        member.put("roles", List.of("Learner"));
        member.put("status", "Active");
        for (int i = 0; i < more.length; i += 2) {
            member.put(String.valueOf(more[i]), more[i + 1]);
        }
        return member;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of only reads them.
    private static String list(Map<String, Object>... members) {
        return FakePlatform.json(Map.of(
                "id", "http://x",
                "context", Map.of("id", "course-1", "members", List.of("decoy")),
                "members", List.of(members)));
    }

    private void answer(Function<Asked, Reply> answer) {
        services.answerAt(platform, "/members", answer);
    }

    @SafeVarargs
    private void answerList(Map<String, Object>... members) {
        var json = list(members);
        answer(asked -> Reply.json(json));
    }

    /** The teacher opens the course: what that tells is known a moment later. */
    private void open() {
        open(claims -> {});
    }

    private void open(Consumer<Map<String, Object>> change) {
        open("/members", change);
    }

    private void open(String path, Consumer<Map<String, Object>> change) {
        var answer = learner.launch(claims -> {
            claims.put("sub", "carla");
            claims.put("name", "Carla Couto");
            claims.put(
                    NAMES_ROLES,
                    Map.of(
                            "context_memberships_url",
                            platform.url(path).toString(),
                            "service_versions",
                            List.of("2.0")));
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
            change.accept(claims);
        });
        assertThat(answer.statusCode()).isEqualTo(303);
        await(() -> rows("select count(*) from roster where due_at is not null") > 0);
    }

    private void openAndRead() {
        open();
        read();
    }

    private void read() {
        TOOL.host.rosterReader().readDue();
    }

    /** An hour later somebody comes again. */
    private void readAgain() {
        later(Duration.ofHours(1));
        read();
    }

    private void later(Duration duration) {
        TOOL.clock.advance(duration);
        TOOL.database
                .jdbi()
                .useHandle(handle ->
                        handle.execute("""
                update roster set due_at = ? where organization_id = ? and due_at is null
                """, java.sql.Timestamp.from(TOOL.clock.instant()), organization.value()));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private long rows(String sql) {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                sql + (sql.contains(" where ") ? " and " : " where ") + place("place_id"))
                        .mapTo(Long.class)
                        .one());
    }

    private String place(String column) {
        return column + " in (select p.id from place p join lti_registration r using (organization_id, installation_id)"
                + " where r.issuer = '" + platform.issuer + "')";
    }

    /** Names of members with what is known of them, for example {@code The ana learner listed}. */
    private List<String> members() {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("""
                        select p.name || ' ' || m.role || case when m.left_at is not null then ' left'
                                                               when m.listed then ' listed' else '' end
                        from member m
                        join person p on p.organization_id = m.organization_id and p.id = m.person_id
                        """ + "where " + place("m.place_id") + " order by 1")
                        .mapTo(String.class)
                        .list());
    }

    private String problem() {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select coalesce(problem, 'none') from roster where " + place("place_id"))
                        .mapTo(String.class)
                        .one());
    }

    /** Names of groups with their people's names. */
    private List<String> groups() {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                """
                        select g.set_name || '/' || g.name || ': ' || string_agg(p.name, ', ' order by p.name)
                        from place_group g
                        join group_member m on m.organization_id = g.organization_id and m.group_id = g.id
                        join person p on p.organization_id = m.organization_id and p.id = m.person_id
                        """ + "where " + place("g.place_id") + " group by g.set_name, g.name order by 1")
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void f1_anInstructorsLaunchTellsWhereTheListIs_andDoesntWaitForIt() {
        platform.answerAt("/members", platform::keepSilent);

        open();

        assertThat(services.asked).isEmpty();
        assertThat(rows("select count(*) from lti_roster")).isEqualTo(1);
    }

    @Test
    void f2_theListIsAskedFor() {
        answerList(member("ana"), member("carla", "roles", List.of("Instructor")));

        openAndRead();

        assertThat(services.asked).extracting(Asked::method).containsExactly("GET");
        assertThat(services.asked).extracting(Asked::pathAndQuery).containsExactly("/members");
        assertThat(members()).containsExactly("The ana learner listed", "The carla instructor listed");
        assertThat(problem()).isEqualTo("none");
    }

    @Test
    void f3_theMediaTypeIsTheOneOfTheStandardAlone() {
        answerList(member("ana"), member("ben"));

        openAndRead();

        assertThat(services.asked.get(0).headers()).containsEntry("Accept", MEDIA_TYPE);
    }

    @Test
    void f6_pagesAreFollowedToTheEnd_howeverMany() {
        answer(paged(15));

        openAndRead();

        assertThat(services.asked).hasSize(15);
        assertThat(members()).hasSize(31).contains("The m-14-1 learner listed");
    }

    /** Two people a page. */
    private Function<Asked, Reply> paged(int pages) {
        return asked -> {
            int page = asked.pathAndQuery().contains("page=")
                    ? Integer.parseInt(asked.pathAndQuery().replaceAll(".*page=", ""))
                    : 0;
            var reply = Reply.json(list(member("m-" + page + "-0"), member("m-" + page + "-1")));
            return page == pages - 1
                    ? reply
                    : reply.with("Link", "<" + platform.url("/members?page=" + (page + 1)) + ">; rel=\"next\"");
        };
    }

    @Test
    void f7_nextPagesStayAtTheHost_andKeepTheScheme() {
        answer(asked -> asked.pathAndQuery().contains("page=2")
                ? Reply.json(list(member("ben")))
                : Reply.json(list(member("ana")))
                        .with("Link", "<https://127.0.0.1/members?page=2>; rel=\"next\", <http://x/>; rel=\"first\""));

        openAndRead();

        assertThat(members()).contains("The ana learner listed", "The ben learner listed");
    }

    @Test
    void f7_aNextPageElsewhereIsNotAskedFor() {
        answer(asked -> Reply.json(list(member("ana"), member("ben")))
                .with("Link", "<https://elsewhere.example/members?page=2>; rel=\"next\""));

        openAndRead();

        assertThat(services.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/members", "/members?page=2"})
    void f7_aLoopIsLeft(String back) {
        answer(asked -> Reply.json(list(member("m" + asked.pathAndQuery().length())))
                .with("Link", "<" + platform.url(back) + ">; rel=\"next\""));

        openAndRead();

        assertThat(problem()).isEqualTo("refused");
        assertThat(members()).noneMatch(each -> each.endsWith("left"));
    }

    @Test
    void f7_aChainThatBringsNothingIsLeft() {
        answer(asked -> Reply.json(list(member("ana")))
                .with("Link", "<" + platform.url("/members?page=" + services.asked.size()) + ">; rel=\"next\""));

        openAndRead();

        assertThat(services.asked).hasSize(2);
        assertThat(problem()).isEqualTo("refused");
    }

    @Test
    void f8_differencesAreReadWhereOffered_andTheWholeListOnceAWeek() {
        answer(asked -> asked.pathAndQuery().contains("since=")
                ? Reply.json(list(member("ben", "status", "Deleted"), member("dana")))
                        .with("Link", "<" + platform.url("/members?since=2") + ">; rel=\"differences\"")
                : Reply.json(list(member("ana"), member("ben"), member("carla")))
                        .with("Link", "<" + platform.url("/members?since=1") + ">; rel=\"differences\""));
        openAndRead();

        readAgain();
        assertThat(members()).contains("The ana learner listed", "The ben learner left", "The dana learner listed");

        readAgain();
        later(Duration.ofDays(7));
        read();

        assertThat(services.asked)
                .extracting(Asked::pathAndQuery)
                .containsExactly("/members", "/members?since=1", "/members?since=2", "/members");
        assertThat(members()).contains("The ben learner listed", "The dana learner left");
    }

    @Test
    void f8_differencesThatAreGone_areReplacedByTheWholeList() {
        answer(asked -> asked.pathAndQuery().contains("since=")
                ? Reply.of(404)
                : Reply.json(list(member("ana"), member("ben")))
                        .with("Link", "<" + platform.url("/members?since=1") + ">; rel=\"differences\""));
        openAndRead();

        readAgain();

        assertThat(services.asked).hasSize(3);
        assertThat(problem()).isEqualTo("none");
    }

    @Test
    void f9_whoIsInactiveOrDeletedOrAbsent_hasLeft() {
        var second = new ArrayList<>(List.of(
                member("ana", "status", "Inactive"),
                member("ben", "status", "Deleted"),
                member("carla"),
                member("eve")));
        answer(asked -> Reply.json(
                services.asked.size() == 1
                        ? list(member("ana"), member("ben"), member("carla"), member("dana"), member("eve"))
                        : list(second.get(0), second.get(1), second.get(2), second.get(3))));
        openAndRead();

        readAgain();

        assertThat(members())
                .contains(
                        "The ana learner left",
                        "The ben learner left",
                        "The dana learner left",
                        "The eve learner listed");
    }

    @Test
    void f10_theListIsReadOnceMoreForALinkThatTellsGroups_andItsErrorsDontMatter() {
        answer(asked -> asked.pathAndQuery().contains("rlid=")
                ? new Reply(400, Map.of(), "{\"errors\":{\"type\":\"Requested ResourceLink was not found\"}}")
                : Reply.json(list(member("ana"), member("ben"))));

        open(claims -> claims.put(Claims.LTI + "custom", Map.of("sections", "Monday")));
        read();

        assertThat(services.asked).extracting(Asked::pathAndQuery).containsExactly("/members", "/members?rlid=link-1");
        assertThat(problem()).isEqualTo("none");
    }

    @Test
    void f11_everybodyIsAskedFor_andToldApartHere() {
        answerList(
                member("ana"),
                member(
                        "tom",
                        "roles",
                        List.of(
                                "http://purl.imsglobal.org/vocab/lis/v2/membership/Instructor#TeachingAssistant",
                                "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor")),
                member("noor", "roles", List.of("urn:lti:role:ims/lis/Mentor")),
                member("xi", "roles", List.of()));

        openAndRead();

        assertThat(members())
                .contains("The tom instructor listed", "The noor observer listed", "The xi learner listed");
        assertThat(services.asked.get(0).pathAndQuery()).doesNotContain("role=");
    }

    @Test
    void f12_whoHasNoName_getsAPseudonym() {
        answerList(
                member("ana", "name", "", "given_name", "Ana", "family_name", "Souza"),
                member("ben", "name", "ben@school.example", "email", "ben@school.example"),
                member("chi", "name", ""));

        openAndRead();

        assertThat(members()).contains("Ana Souza learner listed");
        assertThat(members())
                .filteredOn(each -> each.matches("Learner [0-9A-F]{4} learner listed"))
                .hasSize(2);
    }

    @Test
    void f14_customParametersTellTheSectionsOfWhoHasNotCome() {
        answer(asked -> asked.pathAndQuery().contains("rlid=")
                ? Reply.json(list(
                        member("ana", "message", message("Monday, Evening")),
                        member("ben", "message", message("$com.instructure.User.sectionNames")),
                        member("carla", "message", List.of())))
                : Reply.json(list(member("ana"), member("ben"), member("carla"))));

        open(claims -> claims.put(Claims.LTI + "custom", Map.of("sections", "Monday")));
        read();

        assertThat(groups()).contains("Sections/Evening: The ana", "Sections/Monday: The ana, The carla");
    }

    private static List<Object> message(String sections) {
        return List.of(Map.of(Claims.LTI + "custom", Map.of("sections", sections)));
    }

    @Test
    void f15_theAddressKeepsItsOwnQuery() {
        answer(asked -> Reply.json(list(member("ana"), member("ben"))));

        open("/members?type_id=1&rlid=7", claims -> claims.put(Claims.LTI + "custom", Map.of("sections", "Monday")));
        read();

        assertThat(services.asked).extracting(Asked::pathAndQuery).containsOnly("/members?type_id=1&rlid=7");
    }

    @Test
    void f16_noPageSizeIsAskedFor_andAnyIsTaken() {
        var all =
                IntStream.range(0, 700).mapToObj(number -> member("m" + number)).toList();
        answer(asked -> Reply.json(FakePlatform.json(Map.of("members", all))));

        openAndRead();

        assertThat(services.asked.get(0).pathAndQuery()).doesNotContain("limit");
        assertThat(members()).hasSize(701);
    }

    @Test
    void f17_anLmsThatShowsNobodyOrOneAlone_hidesTheOthers() {
        var members = new ArrayList<>(List.of(member("ana"), member("ben"), member("carla")));
        answer(asked -> Reply.json(FakePlatform.json(Map.of("members", members))));
        openAndRead();
        members.remove(0);
        members.remove(0);

        readAgain();
        assertThat(problem()).isEqualTo("empty");

        members.clear();
        readAgain();

        assertThat(problem()).isEqualTo("empty");
        assertThat(members()).contains("The ana learner listed", "The ben learner listed");
    }

    @ParameterizedTest
    @CsvSource({"403, not-allowed", "404, gone", "400, refused", "302, refused", "500, unavailable", "429, unavailable"
    })
    void f18_eachRefusalHasItsWord_andMarksNobody(int status, String word) {
        var statuses = new ArrayList<>(List.of(200));
        answer(asked -> statuses.get(0) == 200
                ? Reply.json(list(member("ana"), member("carla")))
                : Reply.of(statuses.get(0)).with("Location", "http://127.0.0.1:1/"));
        openAndRead();
        statuses.set(0, status);

        readAgain();

        assertThat(problem()).isEqualTo(word);
        assertThat(members()).contains("The ana learner listed");
    }

    @Test
    void f18_whatMayPassIsTriedAgainWhenTheLmsSays() {
        answer(asked -> services.asked.size() == 1
                ? new Reply(429, Map.of("Retry-After", "600"), "")
                : Reply.json(list(member("ana"), member("ben"))));
        openAndRead();

        TOOL.clock.advance(Duration.ofSeconds(590));
        read();
        assertThat(services.asked).hasSize(1);
        TOOL.clock.advance(Duration.ofSeconds(11));
        read();

        assertThat(problem()).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "{\"members\":[{\"user_id\":\"ana\"", "{\"members\":{}}", ""})
    void f18_whatIsNoList_marksNobody(String body) {
        answer(asked -> services.asked.size() == 1
                ? Reply.json(list(member("ana"), member("carla"), member("dana")))
                : Reply.json(body));
        openAndRead();

        readAgain();

        assertThat(problem()).isIn("unavailable", "empty");
        assertThat(members()).contains("The ana learner listed", "The dana learner listed");
    }

    @Test
    void f18_aListThatBreaksOffInTheMiddle_marksNobody() {
        answer(asked -> {
            if (services.asked.size() == 1) {
                return Reply.json(list(member("ana"), member("ben"), member("carla")));
            }
            return asked.pathAndQuery().contains("page=2")
                    ? Reply.of(500)
                    : Reply.json(list(member("ana"), member("eve")))
                            .with("Link", "<" + platform.url("/members?page=2") + ">; rel=\"next\"");
        });
        openAndRead();

        readAgain();

        assertThat(problem()).isEqualTo("unavailable");
        assertThat(members()).contains("The ben learner listed");
    }

    @Test
    void f19_fiveThousandAreReadPageByPage_andPeopleComeMeanwhile() {
        answer(asked -> {
            int page = Integer.parseInt("0" + asked.pathAndQuery().replaceAll("[^0-9]", ""));
            var some = IntStream.range(0, 250)
                    .mapToObj(number -> member("m" + (page * 250 + number)))
                    .toList();
            var reply = Reply.json(FakePlatform.json(Map.of("members", some)));
            return page == 19
                    ? reply
                    : reply.with("Link", "<" + platform.url("/members?page=" + (page + 1)) + ">; rel=\"next\"");
        });
        open();
        var reading = new Thread(this::read);
        reading.start();

        assertThat(learner.launch(claims -> claims.put("sub", "m77")).statusCode())
                .isEqualTo(303);
        join(reading);

        assertThat(rows("select count(*) from member where listed")).isEqualTo(5000);
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(60).toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void f20_testUsersAreNobody() {
        answerList(
                member("ana"),
                member("ben"),
                member(
                        "test",
                        "roles",
                        List.of(
                                Learner.MEMBERSHIP + "Learner",
                                "http://purl.imsglobal.org/vocab/lti/system/person#TestUser")));

        openAndRead();

        assertThat(members()).hasSize(3).noneMatch(each -> each.contains("test"));
    }

    @Test
    void f21_withoutTheService_thereIsNothingToRead() {
        learner.afterTeacher();
        assertThat(learner.launch(claims -> claims.put(NAMES_ROLES, Map.of())).statusCode())
                .isEqualTo(303);

        assertThat(rows("select count(*) from lti_roster")).isZero();
        assertThat(rows("select count(*) from roster")).isZero();
    }

    @Test
    void h7_groupsOfTheServiceAreTakenOver_withTheirSets() {
        answerList(
                member("ana", "group_enrollments", List.of(Map.of("group_id", "1"), Map.of("group_id", "3"))),
                member("ben", "group_enrollments", List.of(Map.of("group_id", 2))));
        answerGroups();

        open(this::tellGroups);
        read();

        assertThat(groups()).contains("Groups/Loose: The ana", "Labs/Lab 1: The ana", "Labs/Lab 2: The ben");
        assertThat(services.asked)
                .extracting(Asked::pathAndQuery)
                .containsExactly("/sets", "/groups", "/groups?page=2", "/members?groups=true");
        assertThat(services.asked.get(1).headers())
                .containsEntry("Accept", "application/vnd.ims.lti-gs.v1.contextgroupcontainer+json");
        assertThat(services.tokenRequests)
                .extracting(form -> form.getOrDefault("scope", ""))
                .contains("https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly");
    }

    @Test
    void h7_withoutTheGroupsTheListIsReadAllTheSame() {
        answerList(member("ana"), member("ben"));
        services.answerAt(platform, "/groups", asked -> Reply.of(500));
        services.answerAt(platform, "/sets", asked -> Reply.json("{\"sets\":[]}"));

        open(this::tellGroups);
        read();

        assertThat(problem()).isEqualTo("none");
        assertThat(members()).contains("The ana learner listed");
    }

    private void answerGroups() {
        services.answerAt(platform, "/sets", asked -> Reply.json("{\"sets\":[{\"id\":9,\"name\":\"Labs\"}]}"));
        services.answerAt(
                platform,
                "/groups",
                asked -> asked.pathAndQuery().contains("page=2")
                        ? Reply.json("{\"groups\":[{\"id\":\"3\",\"name\":\"Loose\"},{\"id\":\"4\",\"name\":\"\"}]}")
                        : Reply.json("{\"groups\":[{\"id\":1,\"name\":\"Lab 1\",\"set_id\":9},"
                                        + "{\"id\":2,\"name\":\"Lab 2\",\"set_id\":\"9\"}]}")
                                .with("Link", "<" + platform.url("/groups?page=2") + ">; rel=next"));
    }

    private void tellGroups(Map<String, Object> claims) {
        claims.put(
                GROUPS,
                Map.of(
                        "context_groups_url", platform.url("/groups").toString(),
                        "context_group_sets_url", platform.url("/sets").toString()));
    }

    @Test
    void whatAMoodleAnswers_isUnderstood() throws IOException {
        var moodle = sample("/samples/moodle/41-nrps.json");
        answer(asked -> {
            var wanted = asked.pathAndQuery().contains("from=2") ? "limit=2 from=2" : "limit=2 (see Link header)";
            var response = Objects.requireNonNull(moodle.get(wanted));
            var reply = Reply.json(response.get("body").toString());
            for (var header : response.get("headers")) {
                if (header.asText().startsWith("Link: ")) {
                    var link = header.asText()
                            .substring("Link: ".length())
                            .replaceAll(
                                    "http://127.0.0.1:8900[^?]*",
                                    platform.url("/members").toString());
                    reply = reply.with("Link", link);
                }
            }
            return reply;
        });

        openAndRead();

        assertThat(members())
                .contains(
                        "Li 王 learner listed",
                        "Sam Student learner listed",
                        "Tina Teacher instructor listed",
                        "Zoë Müller-Ångström learner listed");
    }

    private static Map<String, JsonNode> sample(String name) throws IOException {
        try (var in = RosterReadingTest.class.getResourceAsStream(name)) {
            var all = new ArrayList<JsonNode>();
            JSON.readTree(in).forEach(all::add);
            return all.stream()
                    .collect(Collectors.toMap(each -> each.get("label").asText(), each -> each.get("response")));
        }
    }

    @Test
    void aCrashInTheMiddle_isReadAgain_andDoublesNobody() {
        answer(asked -> {
            if (services.asked.size() == 2) {
                throw new IllegalStateException("the node dies here");
            }
            return asked.pathAndQuery().contains("page=2")
                    ? Reply.json(list(member("ben")))
                    : Reply.json(list(member("ana")))
                            .with("Link", "<" + platform.url("/members?page=2") + ">; rel=\"next\"");
        });
        openAndRead();

        TOOL.clock.advance(Duration.ofMinutes(2));
        read();

        assertThat(members())
                .containsExactly("Carla Couto instructor", "The ana learner listed", "The ben learner listed");
    }

    @ParameterizedTest
    @CsvSource({"200, GOOD", "403, DOUBTFUL"})
    void theHealthPageSaysWhetherListsAreRead(int status, Check.Result result) {
        answer(asked -> status == 200 ? Reply.json(list(member("ana"), member("ben"))) : Reply.of(status));
        var registration = TOOL.host.registrations().ofIssuer(platform.issuer).get(0);
        assertThat(health(registration)).isEqualTo(Check.Result.UNKNOWN);

        openAndRead();

        assertThat(health(registration)).isEqualTo(result);
    }

    private static Check.Result health(Registration registration) {
        return TOOL.host.health().report(registration).checks().stream()
                .filter(check -> check.name().equals("Lists of members"))
                .map(Check::result)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRemovedInstallationIsReadNoMore() {
        answerList(member("ana"), member("ben"));
        open();
        var registrations = TOOL.host.registrations();
        registrations.remove(registrations.ofIssuer(platform.issuer).get(0));

        read();

        assertThat(services.asked).isEmpty();
    }
}
