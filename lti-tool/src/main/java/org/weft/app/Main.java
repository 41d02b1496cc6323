package org.weft.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.weft.bench.BenchCommand;
import org.weft.db.DatabaseRefused;
import org.weft.server.PortTaken;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The command line. Exits with 0 when all is well, 2 when it was told something wrong (arguments, settings), 1 when it
 * could not do it.
 */
@Command(
        name = "weft",
        description = "Social learning woven into the pages that people already work in.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var home = Path.of(System.getProperty("weft.home", ""));
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(System.getenv(), home, out, err, arguments));
    }

    /** Does what the arguments say. @return the exit code */
    static int run(Map<String, String> environment, Path home, PrintWriter out, PrintWriter err, String... arguments) {
        var reader = new SettingsReader(environment, home);
        reader.unknown().forEach(name -> err.println("Weft knows no setting " + name + "; see: weft help settings"));
        return commandLine(reader::read).setOut(out).setErr(err).execute(arguments);
    }

    /** Every command; each reads the settings when it runs, so that help works whatever they are. */
    private static List<Object> commands(Supplier<Settings> settings) {
        return List.of(
                new RunCommand(settings),
                new AdminCommand(settings),
                new OrganizationCommand(settings),
                new InstallationCommand(settings),
                new Lti11Command(settings),
                new ImportCommand(settings),
                new CheckCommand(settings),
                new BenchCommand(),
                new BenchServerCommand(settings));
    }

    private static CommandLine commandLine(Supplier<Settings> settings) {
        var weft = new CommandLine(new Main());
        for (var command : commands(settings)) {
            var added = new CommandLine(command);
            added.getCommandSpec().mixinStandardHelpOptions(true);
            weft.addSubcommand(added);
        }
        weft.addSubcommand(settingsCommand());
        return weft.setExecutionExceptionHandler((problem, line, parsed) -> explain(problem, line.getErr()));
    }

    /** {@code weft help settings} and {@code weft settings} print the same. */
    private static CommandSpec settingsCommand() {
        var spec = CommandSpec.wrapWithoutInspection((Runnable) () -> System.out.print(Setting.table()))
                .name("settings")
                .mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description("List the environment variables that Weft reads.")
                .footer(("%n" + Setting.table().replace("%", "%%")).split("\n"));
        return spec;
    }

    private static int explain(Exception problem, PrintWriter err) {
        if (problem instanceof BadSetting) {
            err.println(problem.getMessage());
            return DatabaseCommand.MISUSED;
        }
        if (problem instanceof PortTaken taken) {
            err.printf(
                    "Port %d is in use by another process. Stop that one, or choose another port with %s.%n",
                    taken.port(), "WEFT_PORT or WEFT_PRACTICE_PORT");
            return DatabaseCommand.FAILED;
        }
        if (problem instanceof DatabaseRefused) {
            err.println(problem.getMessage());
            return DatabaseCommand.FAILED;
        }
        LoggerFactory.getLogger(Main.class).error("Weft ends because of a fault of its own", problem);
        return DatabaseCommand.FAILED;
    }
}
