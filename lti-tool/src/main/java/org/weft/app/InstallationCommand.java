package org.weft.app;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.weft.lti.install.Invitations;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.registrations.NewRegistration;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.RegistrationRefused;
import org.weft.lti.registrations.Registrations;
import org.weft.people.Organizations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers LMSs, while the server runs or when it doesn't; a running one knows within ten seconds. */
@Command(name = "installation", description = "Invite, add, list, show and remove LMSs that may launch Weft.")
final class InstallationCommand extends DatabaseCommand implements Runnable {
    InstallationCommand(Supplier<Settings> settings) {
        super(settings);
    }

    @Override
    public void run() {
        throw misused("Say what to do: invite, confirm, add, list, show or remove");
    }

    @Command(name = "add", description = "Register an LMS.", mixinStandardHelpOptions = true)
    int add(
            @Option(names = "--name", required = true, description = "How you call it.") String name,
            @Option(names = "--issuer", required = true, description = "\"Platform ID\" in some LMSs.") String issuer,
            @Option(names = "--client-id", required = true) String clientId,
            @Option(names = "--deployment-id", required = true, description = "Once for each deployment.")
                    List<String> deploymentIds,
            @Option(names = "--authorization-url", required = true, description = "\"Authentication request URL\".")
                    URI authorizationUrl,
            @Option(names = "--token-url", required = true, description = "\"Access token URL\".") URI tokenUrl,
            @Option(names = "--jwks-url", required = true, description = "\"Public keyset URL\".") URI jwksUrl,
            @Option(
                            names = "--audience",
                            description = "Whom access token requests are for. Default: the token URL."
                                    + " Brightspace: https://api.brightspace.com/auth/token.")
                    @Nullable
                    String audience,
            @Option(names = "--organization", description = "Default: the name.") @Nullable String organization,
            @Option(names = "--frame-ancestor", description = "Further origins whose pages frame Weft.") @Nullable
                    List<String> ancestors,
            @Option(names = "--open-url", description = "Where the LMS opens a page with Weft in it.") @Nullable
                    String openUrl,
            @Option(names = "--allow-anonymous", description = "Let people read who are not named.")
                    boolean allowAnonymous) {
        var given = new NewRegistration(
                organization == null ? name : organization,
                name,
                issuer,
                clientId,
                deploymentIds,
                authorizationUrl,
                tokenUrl,
                jwksUrl,
                audience,
                ancestors == null ? List.of() : ancestors,
                openUrl,
                allowAnonymous);
        return with(registrations -> {
            try {
                print(registrations, registrations.add(given));
                return DONE;
            } catch (RegistrationRefused e) {
                err().println(e.getMessage());
                return MISUSED;
            }
        });
    }

    @Command(
            name = "list",
            description = "List all, with what their LMS needs to know.",
            mixinStandardHelpOptions = true)
    int list() {
        return with(registrations -> {
            for (var each : registrations.all()) {
                out().printf(
                                "%s  %s  issuer %s  client id %s%s%n",
                                each.installationId().text(),
                                registrations.installation(each).name(),
                                each.issuer(),
                                each.clientId(),
                                each.pending() ? "  (waits for: confirm)" : each.enabled() ? "" : "  (disabled)");
            }
            printOurs();
            return DONE;
        });
    }

    @Command(name = "show", description = "Show one, with what its LMS needs to know.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "ID", description = "As in the list.") String id) {
        return with(registrations -> withOne(registrations, id, found -> print(registrations, found)));
    }

    @Command(
            name = "invite",
            description = "Make a one-time address by which an LMS registers itself; it is good for a week.",
            mixinStandardHelpOptions = true)
    int invite(
            @Option(names = "--organization", required = true, description = "Made when there is none of that name.")
                    String organization,
            @Option(names = "--name", description = "How you call the LMS. Default: as it calls itself.") @Nullable
                    String name) {
        return withDatabase(jdbi -> {
            var clock = Clock.systemUTC();
            var to = new Organizations(jdbi, clock).findOrAdd(organization).organizationId();
            var secret = new Invitations(jdbi, clock).invite(to, name);
            out().printf(
                            "Paste this into the LMS, where it asks for a registration address:%n%n  %s%n%n",
                            urls().register(secret));
            out().printf(
                            "Where it asks for none, open this and install Weft by hand:%n%n  %s%n%n",
                            urls().install(secret));
            out().printf("It works once, within %d days.%n", Invitations.LIFETIME.toDays());
            return DONE;
        });
    }

    @Command(
            name = "confirm",
            description = "Let in an LMS that has registered itself without an invitation.",
            mixinStandardHelpOptions = true)
    int confirm(@Parameters(paramLabel = "ID", description = "As in the list.") String id) {
        return with(registrations -> withOne(
                registrations,
                id,
                found -> out().println(
                                registrations.confirm(found)
                                        ? "Confirmed " + id
                                        : id + " doesn't wait to be confirmed")));
    }

    @Command(
            name = "remove",
            description = "End launches from an LMS. What people wrote stays in the database.",
            mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "ID", description = "As in the list.") String id) {
        return with(registrations -> withOne(registrations, id, found -> {
            registrations.remove(found);
            out().println("Removed " + id);
        }));
    }

    private int withOne(Registrations registrations, String id, Consumer<Registration> action) {
        Optional<Registration> found = registrations.all().stream()
                .filter(each -> each.installationId().text().equals(id))
                .findFirst();
        if (found.isEmpty()) {
            err().println("There is no installation " + id + "; see: weft installation list");
            return FAILED;
        }
        action.accept(found.get());
        return DONE;
    }

    private int with(ToIntFunction<Registrations> action) {
        return withDatabase(jdbi -> action.applyAsInt(registrations(jdbi)));
    }

    private void print(Registrations registrations, Registration shown) {
        var installation = registrations.installation(shown);
        line("Installation", shown.installationId().text());
        line("Name", installation.name());
        line("Organization", shown.organizationId().text());
        line("Issuer", shown.issuer());
        line("Client id", shown.clientId());
        registrations.deploymentIds(shown).forEach(id -> line("Deployment id", id));
        line("Authorization URL", shown.authorizationUrl());
        line("Token URL", shown.tokenUrl());
        line("Key set URL", shown.jwksUrl());
        line("Framed by", String.join(" ", installation.frameAncestors()));
        line(
                "Launches",
                shown.pending() ? "refused until confirmed" : shown.enabled() ? "accepted" : "refused (disabled)");
        printOurs();
    }

    private void printOurs() {
        var urls = urls();
        out().printf("%nEnter this in the LMS (LTI 1.3):%n");
        line("Tool URL", urls.launch());
        line("Login URL", urls.login());
        line("Redirect URL", urls.launch());
        line("Key set URL", urls.keys());
    }

    private ToolUrls urls() {
        return new ToolUrls(settings().publicUrl());
    }

    private void line(String name, Object value) {
        out().printf("  %-18s %s%n", name, value);
    }
}
