package org.weft.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.base.Json;
import picocli.CommandLine;

/** That the figures come out; how high they are is for a quiet machine to say. */
class BenchTest {
    @TempDir
    private Path folder;

    @Test
    void everyFigureComesOut_asATableAndAsJson() throws Exception {
        var table = new StringWriter();
        var json = folder.resolve("figures.json");

        int exit = new CommandLine(new BenchCommand())
                .setOut(new PrintWriter(table))
                .setErr(new PrintWriter(Writer.nullWriter()))
                .execute("--scale=0.01", "--seconds=0.05", "--json=" + json);

        assertThat(exit).isZero();
        var report = Json.MAPPER.readTree(Files.readString(json));
        assertThat(report.at("/figures").size()).isEqualTo(3 * 9 + 3 + 8 + 2 + 1);
        assertThat(report.at("/figures")).allSatisfy(figure -> {
            assertThat(figure.get("perSecond").asDouble()).isPositive();
            assertThat(figure.get("p50Micros").asLong()).isPositive();
            assertThat(figure.get("p99Micros").asLong())
                    .isGreaterThanOrEqualTo(figure.get("p50Micros").asLong());
            assertThat(table.toString()).contains(figure.get("what").asText());
        });
        assertThat(report.at("/numbers"))
                .allSatisfy(number -> assertThat(number.asDouble()).isPositive());
        assertThat(report.at("/numbers").has(Bench.ROSTER_AGAIN)).isTrue();
        assertThat(report.at("/numbers").has(Bench.SCORES)).isTrue();
        assertThat(report.at("/targets"))
                .allSatisfy(target -> assertThat(target.get("ratio").asDouble()).isPositive());
        assertThat(report.at("/targets").size()).isEqualTo(21);
    }

    @Test
    void nonsenseIsRefused() {
        var err = new StringWriter();

        int exit =
                new CommandLine(new BenchCommand()).setErr(new PrintWriter(err)).execute("--scale=0");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).startsWith("--scale must be above 0");
    }
}
