package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.imports.Dump;
import org.weft.imports.Site;
import org.weft.imports.StackExchangeImport;
import org.weft.imports.Targets;
import org.weft.places.Role;
import org.weft.product.TestProduct;

class QuantumSampleTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    @Test
    void theSampleComesInWholeAndOnce() {
        var school = WEFT.school("Practice");
        var jdbi = WEFT.database.jdbi();
        var spot = new Targets.Spot("quantum", "Course quantum", "link-quantum", "Questions about this page", null);
        var target = new Targets(jdbi, WEFT.clock).make(school.organization(), school.installation(), spot);
        var sample = Dump.classPath(PracticeLms.class, "quantum-sample");
        var imports = new StackExchangeImport(jdbi, WEFT.clock);

        var report = imports.run(target, sample, Site.of(sample, null));
        var again = imports.run(target, sample, Site.of(sample, null));

        assertThat(report.skipped()).isEmpty();
        assertThat(report.threads()).isEqualTo(60);
        assertThat(report.posts()).isEqualTo(60 + 140 + 510);
        assertThat(report.people()).isEqualTo(132);
        assertThat(report.votes()).isEqualTo(1995);
        assertThat(again.threads() + again.posts() + again.people() + again.votes())
                .isZero();
        var ana = WEFT.arrive(school, "Ana", Role.LEARNER, "quantum");
        assertThat(ana.state().at("/threads/counts/all").asInt()).isEqualTo(60);
        assertThat(ana.state().at("/threads/counts/unanswered").asInt()).isEqualTo(5);
        var longest = json(WEFT.get(ana, "/api/threads?tag=history&sort=votes")).at("/threads");
        assertThat(longest.findValuesAsText("title")).contains("Is quantum computing just pie in the sky?");
    }

    private static JsonNode json(java.net.http.HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestProduct.json(answer.body());
    }
}
