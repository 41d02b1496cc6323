package org.weft.app;

import java.time.Clock;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.admin.AdminAct;
import org.weft.admin.AdminActs;
import org.weft.admin.AdminSessions;
import org.weft.admin.Entrance;
import org.weft.people.OrganizationId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets people into the admin console, also while the server runs. */
@Command(name = "admin", description = "Open the admin console.", synopsisSubcommandLabel = "COMMAND")
final class AdminCommand extends DatabaseCommand {
    AdminCommand(Supplier<Settings> settings) {
        super(settings);
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
        return withDatabase(jdbi -> {
            if (name == null) {
                print(open(jdbi, null), "the whole server");
                return DONE;
            }
            return withOrganization(jdbi, name, found -> {
                var id = found.organizationId();
                var code = open(jdbi, id);
                new AdminActs(jdbi, Clock.systemUTC()).noteCommand(id, AdminAct.ADMIN_LINK_MADE, null);
                print(code, name);
            });
        });
    }

    private static String open(Jdbi jdbi, @Nullable OrganizationId organization) {
        return new AdminSessions(jdbi, Clock.systemUTC()).open(organization);
    }

    private void print(String code, String whole) {
        out().printf(
                        "Open this in a browser, once, within %d minutes:%n%n  %s%n%n",
                        AdminSessions.LINK_LIFETIME.toMinutes(),
                        Entrance.address(settings().publicUrl(), code));
        out().println("Whoever opens it administers " + whole + ".");
    }
}
