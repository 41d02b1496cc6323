package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.RosterLms.NAMES_ROLES;
import static org.weft.lti.RosterLms.list;
import static org.weft.lti.RosterLms.member;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.lti.FakeServices.Asked;
import org.weft.lti.FakeServices.Reply;

/** Names and Roles 2.0 over HTTP: what is asked for, page by page, and only what is different. */
class RosterReadingTest {
    private static final String MEDIA_TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final RosterLms lms = new RosterLms(TOOL);
    private final FakeServices services = lms.services;

    @AfterEach
    void close() {
        lms.close();
    }

    @Test
    void f1_anInstructorsLaunchTellsWhereTheListIs_andDoesntWaitForIt() {
        lms.platform.answerAt("/members", lms.platform::keepSilent);

        lms.open();

        assertThat(services.asked).isEmpty();
        assertThat(lms.rows("select count(*) from lti_roster")).isEqualTo(1);
    }

    @Test
    void f2_theListIsAskedFor() {
        lms.answerList(member("ana"), member("carla", "roles", List.of("Instructor")));

        lms.openAndRead();

        assertThat(services.asked).extracting(Asked::method).containsExactly("GET");
        assertThat(services.asked).extracting(Asked::pathAndQuery).containsExactly("/members");
        assertThat(lms.members()).containsExactly("The ana learner listed", "The carla instructor listed");
        assertThat(lms.problem()).isEqualTo("none");
    }

    @Test
    void f3_theMediaTypeIsTheOneOfTheStandardAlone() {
        lms.answerList(member("ana"), member("ben"));

        lms.openAndRead();

        assertThat(services.asked.get(0).headers()).containsEntry("Accept", MEDIA_TYPE);
    }

    @Test
    void f6_pagesAreFollowedToTheEnd_howeverMany() {
        lms.answer(paged(15));

        lms.openAndRead();

        assertThat(services.asked).hasSize(15);
        assertThat(lms.members()).hasSize(31).contains("The m-14-1 learner listed");
    }

    /** Two people a page. */
    private Function<Asked, Reply> paged(int pages) {
        return asked -> {
            int page = asked.pathAndQuery().contains("page=")
                    ? Integer.parseInt(asked.pathAndQuery().replaceAll(".*page=", ""))
                    : 0;
            var json = list(member("m-" + page + "-0"), member("m-" + page + "-1"));
            return page == pages - 1 ? Reply.json(json) : lms.linking(json, "next", "/members?page=" + (page + 1));
        };
    }

    @Test
    void f7_nextPagesStayAtTheHost_andKeepTheScheme() {
        lms.answer(asked -> asked.pathAndQuery().contains("page=2")
                ? Reply.json(list(member("ben")))
                : Reply.json(list(member("ana")))
                        .with("Link", "<https://127.0.0.1/members?page=2>; rel=\"next\", <http://x/>; rel=\"first\""));

        lms.openAndRead();

        assertThat(lms.members()).contains("The ana learner listed", "The ben learner listed");
    }

    @Test
    void f7_aNextPageElsewhereIsNotAskedFor() {
        lms.answer(asked -> Reply.json(list(member("ana"), member("ben")))
                .with("Link", "<https://elsewhere.example/members?page=2>; rel=\"next\""));

        lms.openAndRead();

        assertThat(services.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/members", "/members?page=2"})
    void f7_aLoopIsLeft(String back) {
        lms.answer(asked -> lms.linking(list(member("m" + asked.pathAndQuery().length())), "next", back));

        lms.openAndRead();

        assertThat(lms.problem()).isEqualTo("refused");
        assertThat(lms.members()).noneMatch(each -> each.endsWith("left"));
    }

    @Test
    void f7_aChainThatBringsNothingIsLeft() {
        lms.answer(asked -> lms.linking(list(member("ana")), "next", "/members?page=" + services.asked.size()));

        lms.openAndRead();

        assertThat(services.asked).hasSize(2);
        assertThat(lms.problem()).isEqualTo("refused");
    }

    @Test
    void f8_differencesAreReadWhereOffered_andTheWholeListOnceAWeek() {
        lms.answer(asked -> asked.pathAndQuery().contains("since=")
                ? lms.linking(
                        list(member("ben", "status", "Deleted"), member("dana")), "differences", "/members?since=2")
                : lms.linking(list(member("ana"), member("ben"), member("carla")), "differences", "/members?since=1"));
        lms.openAndRead();

        lms.readAgain();
        assertThat(lms.members()).contains("The ana learner listed", "The ben learner left", "The dana learner listed");

        lms.readAgain();
        lms.later(Duration.ofDays(7));
        lms.read();

        assertThat(services.asked)
                .extracting(Asked::pathAndQuery)
                .containsExactly("/members", "/members?since=1", "/members?since=2", "/members");
        assertThat(lms.members()).contains("The ben learner listed", "The dana learner left");
    }

    @Test
    void f8_differencesThatAreGone_areReplacedByTheWholeList() {
        lms.answer(asked -> asked.pathAndQuery().contains("since=")
                ? Reply.of(404)
                : lms.linking(list(member("ana"), member("ben")), "differences", "/members?since=1"));
        lms.openAndRead();

        lms.readAgain();

        assertThat(services.asked).hasSize(3);
        assertThat(lms.problem()).isEqualTo("none");
    }

    @Test
    void f16_noPageSizeIsAskedFor_andAnyIsTaken() {
        var all =
                IntStream.range(0, 700).mapToObj(number -> member("m" + number)).toList();
        lms.answer(asked -> Reply.json(FakePlatform.json(Map.of("members", all))));

        lms.openAndRead();

        assertThat(services.asked.get(0).pathAndQuery()).doesNotContain("limit");
        assertThat(lms.members()).hasSize(701);
    }

    @Test
    void f19_fiveThousandAreReadPageByPage_andPeopleComeMeanwhile() {
        lms.answer(asked -> {
            int page = Integer.parseInt("0" + asked.pathAndQuery().replaceAll("[^0-9]", ""));
            var some = IntStream.range(0, 250)
                    .mapToObj(number -> member("m" + (page * 250 + number)))
                    .toList();
            var json = FakePlatform.json(Map.of("members", some));
            return page == 19 ? Reply.json(json) : lms.linking(json, "next", "/members?page=" + (page + 1));
        });
        lms.open();
        var reading = new Thread(lms::read);
        reading.start();

        assertThat(lms.learner.launch(claims -> claims.put("sub", "m77")).statusCode())
                .isEqualTo(303);
        join(reading);

        assertThat(lms.rows("select count(*) from member where listed")).isEqualTo(5000);
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
    void f21_withoutTheService_thereIsNothingToRead() {
        lms.learner.afterTeacher();
        assertThat(lms.learner
                        .launch(claims -> claims.put(NAMES_ROLES, Map.of()))
                        .statusCode())
                .isEqualTo(303);

        assertThat(lms.rows("select count(*) from lti_roster")).isZero();
        assertThat(lms.rows("select count(*) from roster")).isZero();
    }
}
