package org.weft.app;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.weft.bench.StaticPage;
import picocli.CommandLine.Command;

/** What {@code bench} measures: the same as {@code run}, and a file beside it that shows what the server could do. */
@Command(name = "bench-server", hidden = true, description = "For bench alone.")
final class BenchServerCommand implements Callable<Integer> {
    private final Supplier<Settings> settings;

    BenchServerCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        var wanted = settings.get();
        return RunCommand.serve(wanted, List.of(StaticPage.mount(wanted.data())));
    }
}
