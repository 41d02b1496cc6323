package org.weft.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process of a {@link Cluster}: started, watched, stopped. */
final class Postmaster {
    /** How often the first start is worth trying: a port may be taken meanwhile. */
    static final int ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5); // It may have to recover from its log.
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    private static final long LOG_BYTES_KEPT = 10_000_000;

    private final Programs programs;
    private final DataFolder folder;
    private final Map<String, String> parameters;
    private @Nullable Process process;
    private @Nullable CompletableFuture<Void> watch;
    private volatile boolean stopping;

    Postmaster(Programs programs, DataFolder folder, Map<String, String> parameters) {
        this.programs = programs;
        this.folder = folder;
        this.parameters = parameters;
    }

    /** Ends the server that a killed process of ours left behind, and forgets one that is gone. */
    void endOrphan() throws IOException {
        var file = pidFile();
        if (!Files.exists(file)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
        var alive = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (alive.isEmpty()) {
            endLeftBehind();
        } else if (alive.flatMap(it -> it.info().command()).filter(this::isOurs).isPresent()) {
            LOG.warn("Ending PostgreSQL process {}, left behind in {}", pid, folder.path());
            stopServer(alive.get());
        } else {
            Files.delete(file); // The number went to a stranger; PostgreSQL would refuse to start.
        }
    }

    /**
     * Starts the server and waits until it is ready; from then on it is started again when it dies.
     *
     * @return whether it runs; if not, {@link #lastWords} say why
     */
    synchronized boolean start(int port, BooleanSupplier ready) throws IOException {
        programs.own(folder.data());
        var started = programs.start(log(), "postgres", arguments(port));
        process = started;
        if (!becomesReady(started, ready)) {
            return false;
        }
        watch = started.onExit().thenRun(() -> startAgain(port, ready));
        return true;
    }

    synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    /** Stops it, breaking its connections, and waits until all is on disk. */
    void stop() throws IOException {
        stopping = true; // Before anything is waited for: who starts it again gives up.
        stopStarted();
    }

    private synchronized void stopStarted() throws IOException {
        if (watch != null) {
            watch.cancel(false);
        }
        if (process != null && process.isAlive()) {
            stopServer(process.toHandle());
        }
    }

    /** The end of the server's log. */
    String lastWords() {
        try {
            var lines = Files.readAllLines(folder.log());
            return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "(" + e.getMessage() + ")";
        }
    }

    /** Waits a moment before looking again. */
    static void pause() {
        pause(Duration.ofMillis(50));
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while waiting for PostgreSQL", e));
        }
    }

    /** Tries until it runs: without it there is nothing that we could do instead. */
    private synchronized void startAgain(int port, BooleanSupplier ready) {
        LOG.error("PostgreSQL in {} died; starting it again", folder.path());
        var pause = Duration.ofMillis(50);
        boolean runs = false;
        while (!runs && !stopping) {
            try {
                endLeftBehind();
                runs = start(port, ready);
            } catch (IOException | RuntimeException e) {
                LOG.error("PostgreSQL in {} can't be started", folder.path(), e);
            }
            if (!runs) {
                LOG.error("PostgreSQL in {} is down, next try in {}: {}", folder.path(), pause, lastWords());
                pause(pause);
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    /** Ends the processes of a server whose first one was killed: while one of them works on, no new one may start. */
    private void endLeftBehind() {
        ProcessHandle.allProcesses()
                .filter(it -> it.info().command().filter(this::isOurs).isPresent())
                .forEach(ProcessHandle::destroyForcibly);
    }

    private void stopServer(ProcessHandle server) throws IOException {
        programs.interrupt(server.pid());
        var deadline = System.nanoTime() + STOP_TIMEOUT.toNanos();
        while (server.isAlive() && Files.exists(pidFile())) {
            if (System.nanoTime() > deadline) {
                throw new DatabaseRefused("PostgreSQL process %d in %s did not stop within %s"
                        .formatted(server.pid(), folder.path(), STOP_TIMEOUT));
            }
            pause();
        }
    }

    private Path pidFile() {
        return folder.data().resolve("postmaster.pid");
    }

    private boolean isOurs(String command) {
        return Path.of(command).startsWith(folder.path());
    }

    private boolean becomesReady(Process started, BooleanSupplier ready) {
        var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (started.isAlive() && !stopping && System.nanoTime() < deadline) {
            if (ready.getAsBoolean()) {
                return true;
            }
            pause();
        }
        started.destroy();
        return false;
    }

    private List<String> arguments(int port) {
        var arguments = new ArrayList<>(List.of("-D", folder.data().toString(), "-p", Integer.toString(port)));
        parameters.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
        return arguments;
    }

    private Path log() throws IOException {
        var log = folder.log();
        if (Files.exists(log) && Files.size(log) > LOG_BYTES_KEPT) {
            Files.move(log, log.resolveSibling("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }
}
