package org.weft.db;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs PostgreSQL's programs, which refuse to run as root. For root they run in a user namespace where root is nobody
 * ({@code unshare -U}); where that is forbidden, as in most containers, as the user nobody, who then owns the files.
 */
final class Programs {
    private static final int NOBODY = 65534;
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");

    private final Path bin;
    private final List<String> prefix;

    private Programs(Path bin, List<String> prefix) {
        this.bin = bin;
        this.prefix = prefix;
    }

    static Programs in(Path binaries) {
        var programs = new Programs(binaries.resolve("bin"), prefix());
        if (!programs.succeeds(
                List.of("test", "-r", programs.bin.resolve("initdb").toString()))) {
            throw new DatabaseRefused("PostgreSQL can't run as root, so it runs as the user nobody here, who may not"
                    + " enter " + binaries + ". Set WEFT_DATA to a folder that everybody may enter");
        }
        return programs;
    }

    /** Runs one to its end and returns what it said. @throws DatabaseRefused when it fails */
    String run(String program, String... arguments) throws IOException {
        var process = new ProcessBuilder(command(program, arguments))
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = waitFor(process);
        if (exit != 0) {
            throw new DatabaseRefused("PostgreSQL's %s failed with %d: %s".formatted(program, exit, said.strip()));
        }
        return said;
    }

    /** Asks a server to stop, breaking its connections. */
    void interrupt(long pid) throws IOException {
        waitFor(new ProcessBuilder("sh", "-c", "kill -INT " + pid).start());
    }

    /** Starts one in a session of its own, so that Ctrl-C in our terminal does not reach it. */
    Process start(Path log, String program, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        if (works(List.of("setsid"))) {
            command.add("setsid");
        }
        command.addAll(command(program, arguments.toArray(String[]::new)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    /** Lets the programs have what is at a path, with all in it. */
    void own(Path path) throws IOException {
        int owner = prefix.equals(AS_NOBODY) ? NOBODY : 0;
        if (prefix.isEmpty() || Files.getAttribute(path, "unix:uid").equals(owner)) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var each : all.toList()) {
                Files.setAttribute(each, "unix:uid", owner);
                Files.setAttribute(each, "unix:gid", owner);
            }
        }
    }

    private List<String> command(String program, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static List<String> prefix() {
        if (new UnixSystem().getUid() != 0) {
            return List.of();
        }
        var namespace = List.of("unshare", "-U");
        if (works(namespace)) {
            return namespace;
        }
        if (works(AS_NOBODY)) {
            return AS_NOBODY;
        }
        throw new DatabaseRefused("PostgreSQL can't run as root, and here root can neither open a user namespace"
                + " (unshare -U) nor become nobody (setpriv). Start Weft as a normal user, or set WEFT_DATABASE_URL");
    }

    private boolean succeeds(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return exitsWell(all);
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        return exitsWell(command);
    }

    private static boolean exitsWell(List<String> command) {
        try {
            return waitFor(new ProcessBuilder(command).redirectErrorStream(true).start()) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("Interrupted while PostgreSQL's programs ran", e));
        }
    }
}
