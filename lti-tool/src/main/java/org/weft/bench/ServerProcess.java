package org.weft.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Weft server in a process of its own, with the same flags as this one, so that its time and memory can be told apart. */
final class ServerProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final Process process;
    private final int port;
    private final Duration startUp;

    private ServerProcess(Process process, int port, Duration startUp) {
        this.process = process;
        this.port = port;
        this.startUp = startUp;
    }

    /**
     * Starts one and waits until it is ready.
     *
     * @param settings environment variables besides folder and port
     */
    static ServerProcess start(Path data, Map<String, String> settings) {
        int port = freePort();
        var log = data.resolveSibling("server-" + port + ".log");
        var builder = new ProcessBuilder(command()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("WEFT_"));
        builder.environment().putAll(settings);
        builder.environment()
                .putAll(Map.of("WEFT_DATA", data.toString(), "WEFT_PORT", "" + port, "WEFT_PRACTICE", "false"));
        builder.environment().put("WEFT_DEVELOPMENT", "true");
        try {
            long before = System.nanoTime();
            var process = builder.start();
            awaitReady(process, port, log);
            return new ServerProcess(process, port, Duration.ofNanos(System.nanoTime() - before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** From the start of the process to the first 200 of {@code /health/ready}. */
    Duration startUp() {
        return startUp;
    }

    /** Processor time that the process has used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Memory of the process that is in RAM, in bytes. */
    long memory() {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", "" + process.pid()).start();
            var kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return Long.parseLong(kilobytes) * 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until what the start has left to do is done: the process is idle for a second. */
    void awaitRest() throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        Duration before;
        do {
            before = cpu();
            process.waitFor(1, TimeUnit.SECONDS);
        } while (cpu().minus(before).toMillis() > 50 && System.nanoTime() < deadline);
    }

    /** Ends it at once, as a machine that loses power would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("-X") || flag.startsWith("-Dweft.") || flag.startsWith("--"))
                .forEach(command::add);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("org.weft.app.Main");
        command.add("bench-server");
        return command;
    }

    private static void awaitReady(Process process, int port, Path log) throws IOException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IllegalStateException("The server doesn't start: " + Files.readString(log));
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private static boolean isReady(int port) {
        try (var client = new Client(port)) {
            return client.get("/health/ready").status() == 200;
        } catch (IOException e) {
            return false; // Not listening yet.
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
