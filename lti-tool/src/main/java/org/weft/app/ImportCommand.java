package org.weft.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;
import org.weft.imports.Dump;
import org.weft.imports.DumpBroken;
import org.weft.imports.ImportReport;
import org.weft.imports.Site;
import org.weft.imports.StackExchangeImport;
import org.weft.imports.Targets;
import org.weft.people.OrganizationId;
import org.weft.people.Organizations;
import org.weft.people.Organizations.Organization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings forums from elsewhere into a place, also while the server runs. */
@Command(name = "import", description = "Bring a forum from elsewhere into a place.", synopsisSubcommandLabel = "KIND")
final class ImportCommand extends DatabaseCommand {
    ImportCommand(Supplier<Settings> settings) {
        super(settings);
    }

    @Command(
            name = "stackexchange",
            mixinStandardHelpOptions = true,
            description = {
                "Bring in a forum in the format of the Stack Exchange data dump.",
                "Running it again brings in what is new there and changes nothing else."
            })
    int stackExchange(
            @Parameters(
                            paramLabel = "FOLDER",
                            description = "Has Posts.xml, Comments.xml, Users.xml, Votes.xml, PostLinks.xml.")
                    Path folder,
            @Option(
                            names = "--place",
                            required = true,
                            description = "Title or id of the course or space; it must have been opened once.")
                    String place,
            @Option(
                            names = "--placement",
                            description = "Title of the widget there, or the host's key of it; if there are several.")
                    @Nullable
                    String placement,
            @Option(names = "--organization", description = "Name or id; if there are several.") @Nullable
                    String organization,
            @Option(
                            names = "--origin-url",
                            description = "Address of the forum, as in https://math.stackexchange.com;"
                                    + " if the folder's README.md doesn't tell.")
                    @Nullable
                    String originUrl) {
        var clock = Clock.systemUTC();
        return withDatabase(jdbi -> {
            try {
                var wanted = organization(new Organizations(jdbi, clock).all(), organization);
                var target = new Targets(jdbi, clock).find(wanted, place, placement);
                var dump = Dump.folder(folder);
                return tell(new StackExchangeImport(jdbi, clock).run(target, dump, Site.of(dump, originUrl)));
            } catch (DumpBroken | Refusal e) {
                err().println(e.getMessage());
                return FAILED;
            }
        });
    }

    private int tell(ImportReport report) {
        report.skipped().forEach(row -> err().println("Skipped " + row));
        out().printf(
                        "%d threads, %d posts, %d people and %d votes are new; %d posts were there; %d rows skipped.%n",
                        report.threads(),
                        report.posts(),
                        report.people(),
                        report.votes(),
                        report.alreadyThere(),
                        report.skipped().size());
        return DONE;
    }

    private static OrganizationId organization(List<Organization> all, @Nullable String wanted) {
        var found = all.stream()
                .filter(each -> wanted == null
                        || each.name().equals(wanted)
                        || each.organizationId().text().equals(wanted))
                .toList();
        if (found.size() == 1) {
            return found.get(0).organizationId();
        }
        var names = all.stream().map(Organization::name).collect(Collectors.joining(", "));
        throw new Refusal.NotFound(
                "organization-not-found", "Say which organization (--organization); there are: " + names);
    }
}
