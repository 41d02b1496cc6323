package org.weft.app;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.server.Mount;
import picocli.CommandLine.Command;

/** Runs Weft until it is told to stop by Ctrl-C or SIGTERM. */
@Command(name = "run", description = "Start Weft and all it needs; stop it with Ctrl-C.")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    private final Supplier<Settings> settings;

    RunCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return serve(settings.get(), List.of());
    }

    /** @param more what to serve besides */
    static int serve(Settings wanted, List<Mount> more) throws InterruptedException {
        var app = App.start(wanted, more);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            LOG.info("Stopping");
            app.close();
            stopped.countDown();
        }));
        greet(wanted);
        stopped.await();
        return DatabaseCommand.DONE;
    }

    private static void greet(Settings settings) {
        if (settings.practice()) {
            System.out.printf("%nOpen the practice course:  %s%n", Practice.address(settings));
        }
        System.out.printf("Weft runs at %s%nCtrl-C stops it.%n%n", settings.publicUrl());
    }
}
