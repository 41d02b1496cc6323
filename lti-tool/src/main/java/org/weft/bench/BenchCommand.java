package org.weft.bench;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.weft.base.Json;
import org.weft.base.TemporaryFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures, prints a table and writes JSON if asked for. */
@Command(
        name = "bench",
        description = {
            "Measure what Weft does in a second beside what this machine could do at the most.",
            "Makes a database of its own in a temporary folder; takes some ten minutes."
        })
public final class BenchCommand implements Callable<Integer> {
    @Option(names = "--scale", defaultValue = "1", description = "Size of the course; 1 has 1,000 members. Default: 1")
    double scale = 1;

    @Option(names = "--seconds", defaultValue = "3", description = "How long to measure each figure. Default: 3")
    double seconds = 3;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures as JSON too.")
    @Nullable
    Path json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        if (!(scale > 0 && scale <= 100 && seconds > 0 && seconds <= 60)) {
            throw new ParameterException(line, "--scale must be above 0 and at most 100, --seconds at most 60");
        }
        try (var folder = new TemporaryFolder("weft-bench")) {
            var report = new Bench(new BenchOptions(scale, seconds), folder.path(), line.getErr()).run();
            report.print(line.getOut());
            if (json != null) {
                Json.MAPPER.writerWithDefaultPrettyPrinter().writeValue(json.toFile(), report.asMap());
            }
            return 0;
        }
    }
}
