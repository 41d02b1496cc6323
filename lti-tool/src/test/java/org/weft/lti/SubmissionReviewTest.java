package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Launches from a gradebook: LTI Submission Review Message 1.0. */
class SubmissionReviewTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private final FakePlatform platform = new FakePlatform();
    private final Learner person = new Learner(TOOL, platform);

    SubmissionReviewTest() {
        TOOL.register(platform);
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private static Consumer<Map<String, Object>> review(@Nullable Object user) {
        return claims -> {
            claims.put("sub", "teacher");
            claims.put(Claims.LTI + "message_type", "LtiSubmissionReviewRequest");
            Learner.roles(claims, Learner.MEMBERSHIP + "Instructor");
            var forUser = new LinkedHashMap<String, Object>();
            if (user != null) {
                forUser.put("user_id", user);
            }
            claims.put(Claims.LTI + "for_user", forUser);
        };
    }

    private long ana() {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("""
                                select i.person_id
                                from identity i join lti_registration r using (organization_id, installation_id)
                                where i.subject = 'ana' and r.issuer = :issuer
                                """)
                        .bind("issuer", platform.issuer)
                        .mapTo(Long.class)
                        .one());
    }

    @Test
    void g22_aSubmissionReview_opensThatLearnersPosts() {
        person.afterTeacher();
        person.launch(claims -> {});

        var answer = person.launch(review("ana"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(Learner.location(answer).getPath()).startsWith("/open/");
        assertThat(Learner.location(answer).getFragment()).isEqualTo("search=author:#" + ana());
    }

    @Test
    void h1_whoHasNeverCome_hasWrittenNothing() {
        person.afterTeacher();

        assertThat(Learner.location(person.launch(review("nobody"))).getFragment())
                .isEqualTo("search=author:#0");
    }

    @Test
    void h1_withoutForUser_itIsRefused() {
        for (var wrong : new Object[] {null, ""}) {
            var answer = person.launch(review(wrong));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("The message does not say whom it is about.");
        }
        var without = person.launch(review("ana").andThen(claims -> claims.remove(Claims.LTI + "for_user")));
        assertThat(without.statusCode()).isEqualTo(422);
    }
}
