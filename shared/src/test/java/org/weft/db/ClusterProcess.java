package org.weft.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another JVM that runs a cluster and commits one row after the other, until it is killed. */
final class ClusterProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private int committed;

    private ClusterProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static ClusterProcess on(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusterProcess.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        return new ClusterProcess(process);
    }

    public static void main(String[] arguments) {
        var cluster = Cluster.start(Path.of(arguments[0]));
        try (var database = Database.open(cluster.settings())) {
            database.jdbi().useHandle(handle -> {
                handle.execute("create table if not exists counted (number int primary key)");
                int next = handle.createQuery("select count(*) from counted")
                        .mapTo(Integer.class)
                        .one();
                while (true) {
                    handle.execute("insert into counted (number) values (?)", ++next);
                    System.out.println("committed " + next);
                }
            });
        }
    }

    /** Waits until it says that this many rows are committed. */
    void awaitCommits(int wanted) throws IOException {
        var said = new StringBuilder();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals("committed " + wanted)) {
                committed = wanted;
                return;
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("The other process ended: " + said);
    }

    /** Kills it without warning and returns the highest number that it said was committed. */
    int kill() throws IOException {
        process.toHandle().destroyForcibly(); // The process itself would close its output.
        process.onExit().join();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches("committed \\d+")) {
                committed = Integer.parseInt(line.substring("committed ".length()));
            }
        }
        return committed;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() throws IOException {
        kill();
    }
}
