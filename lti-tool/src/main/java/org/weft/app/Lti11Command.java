package org.weft.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.registrations.Registrations;
import org.weft.lti.v1p1.Consumer;
import org.weft.lti.v1p1.ConsumerRefused;
import org.weft.lti.v1p1.ConsumerSecret;
import org.weft.lti.v1p1.Consumers;
import org.weft.lti.v1p1.Successors;
import org.weft.people.Installations;
import org.weft.people.Organizations;
import org.weft.people.People;
import org.weft.session.Carrying;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets LMSs in that speak LTI 1.1 alone; a running server knows at once. */
@Command(name = "lti11", description = "Switch LTI 1.1 on for an organization, and add and remove LMSs that use it.")
final class Lti11Command extends DatabaseCommand implements Runnable {
    Lti11Command(Supplier<Settings> settings) {
        super(settings);
    }

    /** What a command works on. */
    private record Tables(
            Organizations organizations, Consumers consumers, Successors successors, Registrations registrations) {}

    @Override
    public void run() {
        throw misused("Say what to do: on, off, add, list, enable, disable, remove or link");
    }

    @Command(name = "on", description = "Switch it on for an organization.", mixinStandardHelpOptions = true)
    int on(@Parameters(paramLabel = "ORGANIZATION") String name) {
        return withDatabase(jdbi -> withOrganization(jdbi, name, found -> {
            tables(jdbi).consumers().switchOn(found.organizationId());
            out().println("LTI 1.1 is on for " + found.name());
        }));
    }

    @Command(
            name = "off",
            description = "Switch it off for an organization; keys and secrets stay.",
            mixinStandardHelpOptions = true)
    int off(@Parameters(paramLabel = "ORGANIZATION") String name) {
        return withDatabase(jdbi -> withOrganization(jdbi, name, found -> {
            tables(jdbi).consumers().switchOff(found.organizationId());
            out().println("LTI 1.1 is off for " + found.name());
        }));
    }

    @Command(
            name = "add",
            description = "Make a key and a secret for an LMS. The secret is shown once.",
            mixinStandardHelpOptions = true)
    int add(
            @Option(names = "--organization", required = true, description = "Made when there is none of that name.")
                    String organization,
            @Option(names = "--name", required = true, description = "How you call the LMS.") String name,
            @Option(
                            names = "--lms",
                            required = true,
                            description = "Where the LMS is, such as https://lms.example. Once for each origin whose"
                                    + " pages frame Weft.")
                    List<String> lms,
            @Option(
                            names = "--secret-file",
                            description = "Holds the secret, where the LMS dictates it. Default: a new one.")
                    @Nullable
                    Path secretFile) {
        return with(tables -> {
            try {
                Consumers.check(name, lms);
                var secret = secretFile == null ? ConsumerSecret.random() : read(secretFile);
                var id = tables.organizations().findOrAdd(organization).organizationId();
                var added = tables.consumers().add(id, name, lms, secret);
                print(tables, added);
                line("Secret", secretFile == null ? secret.text() : "as in " + secretFile);
                out().printf("%nThe secret is not shown again.%n");
                if (!added.switchedOn()) {
                    out().printf("LTI 1.1 is off for this organization: weft lti11 on \"%s\"%n", organization);
                }
                return DONE;
            } catch (ConsumerRefused e) {
                err().println(e.getMessage());
                return MISUSED;
            }
        });
    }

    @Command(
            name = "list",
            description = "List all, and the LMSs of theirs that come by LTI 1.3 now.",
            mixinStandardHelpOptions = true)
    int list() {
        return with(tables -> {
            tables.consumers().all().forEach(each -> print(tables, each));
            return DONE;
        });
    }

    @Command(name = "enable", description = "Let launches with a key in again.", mixinStandardHelpOptions = true)
    int enable(@Parameters(paramLabel = "KEY", description = "As in the list.") String key) {
        return withOne(key, (tables, found) -> {
            tables.consumers().setEnabled(found, true);
            out().println("Enabled " + key);
        });
    }

    @Command(
            name = "disable",
            description = "Refuse launches with a key; moving to LTI 1.3 still works.",
            mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "KEY", description = "As in the list.") String key) {
        return withOne(key, (tables, found) -> {
            tables.consumers().setEnabled(found, false);
            out().println("Disabled " + key);
        });
    }

    @Command(
            name = "remove",
            description = "Forget a key and its secret. What people wrote stays in the database, but what has not"
                    + " moved to LTI 1.3 yet can't any more.",
            mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "KEY", description = "As in the list.") String key) {
        return withOne(key, (tables, found) -> {
            tables.consumers().remove(found);
            out().println("Removed " + key);
        });
    }

    @Command(
            name = "link",
            description = "Say that an LMS that comes by LTI 1.3 is the one that had a key, where it can't prove it.",
            mixinStandardHelpOptions = true)
    int link(
            @Parameters(paramLabel = "KEY", description = "As in the list.") String key,
            @Parameters(paramLabel = "ID", description = "As in: weft installation list.") String installation,
            @Parameters(paramLabel = "DEPLOYMENT", description = "As in: weft installation show.") String deployment) {
        return with(tables -> {
            var consumer = tables.consumers().find(key).orElse(null);
            if (consumer == null) {
                return unknown(key);
            }
            var found = tables.registrations().all().stream()
                    .filter(each -> each.organizationId().equals(consumer.organization()))
                    .filter(each -> each.installationId().text().equals(installation))
                    .filter(each -> tables.registrations().deploymentIds(each).contains(deployment))
                    .findFirst();
            if (found.isEmpty()) {
                err().printf(
                                "The organization of this key has no installation %s with a deployment %s; see: weft"
                                        + " installation list%n",
                                installation, deployment);
                return FAILED;
            }
            tables.successors().confirm(consumer, found.get().installationId(), deployment);
            out().println("Linked " + key + " to installation " + installation + ", deployment " + deployment);
            return DONE;
        });
    }

    private void print(Tables tables, Consumer shown) {
        line("Key", shown.key());
        line("Name", shown.name());
        line("Organization", shown.organization().text());
        line("LMS", String.join(" ", shown.lms()));
        line("Launch URL", new ToolUrls(settings().publicUrl()).launch1p1());
        line("Launches", launches(shown));
        tables.successors()
                .of(shown)
                .forEach(each -> line(each.proved() ? "Comes by 1.3" : "Claims to come", said(shown, each)));
        out().println();
    }

    private static String launches(Consumer shown) {
        if (!shown.enabled()) {
            return "refused (disabled)";
        }
        return shown.switchedOn() ? "accepted" : "refused (off for the organization)";
    }

    private static String said(Consumer shown, Successors.Successor each) {
        var which = "installation " + each.installation().text() + ", deployment " + each.deploymentId();
        return each.proved()
                ? which
                : "%s, without proof; if it does: weft lti11 link %s %s \"%s\""
                        .formatted(which, shown.key(), each.installation().text(), each.deploymentId());
    }

    private static ConsumerSecret read(Path file) {
        try {
            return new ConsumerSecret(Files.readString(file).strip());
        } catch (IOException e) {
            throw new BadSetting("--secret-file " + file + " can't be read: " + e.getMessage());
        }
    }

    private int withOne(String key, BiConsumer<Tables, Consumer> action) {
        return with(tables -> tables.consumers()
                .find(key)
                .map(found -> {
                    action.accept(tables, found);
                    return DONE;
                })
                .orElseGet(() -> unknown(key)));
    }

    private int unknown(String key) {
        err().println("There is no key " + key + "; see: weft lti11 list");
        return FAILED;
    }

    private int with(ToIntFunction<Tables> action) {
        return withDatabase(jdbi -> action.applyAsInt(tables(jdbi)));
    }

    private Tables tables(Jdbi jdbi) {
        var clock = Clock.systemUTC();
        var consumers = new Consumers(jdbi, clock, new Installations(jdbi, clock), EncryptionKey.of(settings()));
        return new Tables(
                new Organizations(jdbi, clock),
                consumers,
                new Successors(jdbi, clock, consumers, new Carrying(new People(clock))),
                registrations(jdbi));
    }

    private void line(String name, Object value) {
        out().printf("  %-15s %s%n", name, value);
    }
}
