package org.weft.app;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.weft.admin.AdminAct;
import org.weft.admin.AdminActs;
import org.weft.admin.AdminSessions;
import org.weft.admin.Entrance;
import org.weft.people.Organizations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets people into the admin console, also while the server runs. */
@Command(name = "admin", description = "Open the admin console.", synopsisSubcommandLabel = "COMMAND")
final class AdminCommand {
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final Supplier<Settings> settings;

    @Spec
    private @Nullable CommandSpec spec;

    AdminCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Command(
            name = "link",
            description = "Make a one-time address of the admin console; it is good for 15 minutes.",
            mixinStandardHelpOptions = true)
    int link(
            @Option(
                            names = "--organization",
                            description = "The only one that can be seen there. Default: the whole server.")
                    @Nullable
                    String name) {
        var wanted = settings.get();
        var command = Objects.requireNonNull(spec).commandLine();
        try (var database = OpenDatabase.forCommand(wanted)) {
            var jdbi = database.database().jdbi();
            var clock = Clock.systemUTC();
            var found = name == null
                    ? null
                    : new Organizations(jdbi, clock).find(name).orElse(null);
            if (name != null && found == null) {
                command.getErr().println("There is no organization " + name + "; see: weft organization list");
                return FAILED;
            }
            var organization = found == null ? null : found.organizationId();
            var code = new AdminSessions(jdbi, clock).open(organization);
            if (organization != null) {
                new AdminActs(jdbi, clock).noteCommand(organization, AdminAct.ADMIN_LINK_MADE, null);
            }
            command.getOut()
                    .printf(
                            "Open this in a browser, once, within %d minutes:%n%n  %s%n%n",
                            AdminSessions.LINK_LIFETIME.toMinutes(), Entrance.address(wanted.publicUrl(), code));
            command.getOut()
                    .println(
                            organization == null
                                    ? "Whoever opens it administers the whole server."
                                    : "Whoever opens it administers " + name + ".");
            return DONE;
        }
    }
}
