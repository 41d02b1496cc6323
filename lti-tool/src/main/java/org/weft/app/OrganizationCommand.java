package org.weft.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.admin.AdminAct;
import org.weft.admin.AdminActs;
import org.weft.admin.Log;
import org.weft.admin.LogTable;
import org.weft.base.Refusal;
import org.weft.files.Kind;
import org.weft.moderation.OrganizationWords;
import org.weft.moderation.WatchedWord.Effect;
import org.weft.people.OrganizationId;
import org.weft.people.Organizations;
import org.weft.people.Organizations.Organization;
import org.weft.session.Looks;
import org.weft.uploads.UploadLimits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows and sets what holds for a whole organization; a running server knows within ten seconds. */
@Command(name = "organization", description = "List organizations, and set and see what holds for all their places.")
final class OrganizationCommand extends DatabaseCommand implements Runnable {
    private static final String NONE = "none";

    OrganizationCommand(Supplier<Settings> settings) {
        super(settings);
    }

    @Override
    public void run() {
        throw misused("Say what to do: list, set, words or audit");
    }

    @Command(name = "list", description = "List all, with what is set.", mixinStandardHelpOptions = true)
    int list() {
        return withDatabase(jdbi -> {
            var tables = tables(jdbi);
            var limits = tables.limits().all();
            tables.organizations()
                    .all()
                    .forEach(each -> print(tables, each, Objects.requireNonNull(limits.get(each.organizationId()))));
            return DONE;
        });
    }

    @Command(name = "set", description = "Set limits and looks of one.", mixinStandardHelpOptions = true)
    int set(
            @Parameters(paramLabel = "NAME", description = "As in the list.") String name,
            @Option(names = "--upload-megabytes", description = "How large a file may be.") @Nullable Integer megabytes,
            @Option(
                            names = "--upload-types",
                            split = ",",
                            description = "Which: image, pdf, text, office, media, archive; all for all of them.")
                    @Nullable
                    List<String> types,
            @Option(
                            names = "--accent",
                            description = "The colour of buttons and links, as in #1a4f8b; none for Weft's own.")
                    @Nullable
                    String accent) {
        if (megabytes != null && (megabytes < 1 || megabytes > UploadLimits.MOST_MEGABYTES)) {
            throw misused("--upload-megabytes must be from 1 to " + UploadLimits.MOST_MEGABYTES);
        }
        if (accent != null && !accent.equals(NONE) && !accent.matches("#[0-9a-fA-F]{6}")) {
            throw misused("--accent must be a colour as in #1a4f8b, or none");
        }
        var kinds = types == null ? null : kinds(types);
        return withOne(name, (tables, found) -> {
            var id = found.organizationId();
            if (megabytes != null || kinds != null) {
                tables.limits().set(id, megabytes, kinds);
                var limit = tables.limits().of(id);
                var now = limit.megabytes() + " MB: " + String.join(", ", limit.kinds());
                tables.acts().noteCommand(id, AdminAct.UPLOADS_CHANGED, now);
            }
            if (accent != null) {
                var colour = accent.equals(NONE) ? null : accent;
                tables.looks().set(id, colour);
                tables.acts().noteCommand(id, AdminAct.COLOUR_CHANGED, colour);
            }
            print(tables, found, tables.limits().of(id));
        });
    }

    @Command(
            name = "words",
            description = "List and set words to look out for in all places of one, beside each place's own.",
            mixinStandardHelpOptions = true)
    int words(
            @Parameters(paramLabel = "NAME", description = "As in the list.") String name,
            @Option(names = "--hold", split = ",", description = "Posts with these wait for staff.") @Nullable
                    List<String> hold,
            @Option(names = "--refuse", split = ",", description = "Posts with these can't be sent.") @Nullable
                    List<String> refuse,
            @Option(names = "--remove", split = ",", description = "These are looked out for no more.") @Nullable
                    List<String> remove) {
        return withOne(name, (tables, found) -> {
            var id = found.organizationId();
            given(remove).forEach(word -> {
                tables.words().remove(id, word);
                tables.acts().noteCommand(id, AdminAct.WORD_REMOVED, word);
            });
            given(hold).forEach(word -> put(tables, id, word, Effect.HOLD));
            given(refuse).forEach(word -> put(tables, id, word, Effect.REFUSE));
            tables.words()
                    .list(id)
                    .forEach(word -> out().printf("%s  %s%n", word.effect().word(), word.word()));
        });
    }

    @Command(
            name = "audit",
            description = "Print what staff did in all places of one, as comma-separated values.",
            mixinStandardHelpOptions = true)
    int audit(
            @Parameters(paramLabel = "NAME", description = "As in the list.") String name,
            @Option(names = "--since", description = "From this day on (UTC), for example 2026-09-01.") @Nullable
                    LocalDate since) {
        var from = since == null
                ? Instant.EPOCH
                : since.atStartOfDay(ZoneOffset.UTC).toInstant();
        return withOne(name, (tables, found) -> {
            var table = new LogTable(out(), settings().publicUrl());
            table.begin();
            tables.log().each(found.organizationId(), Log.Asked.since(from), table::add);
            out().flush();
        });
    }

    private record Tables(
            Organizations organizations,
            UploadLimits limits,
            Looks looks,
            OrganizationWords words,
            AdminActs acts,
            Log log) {}

    private static List<String> given(@Nullable List<String> words) {
        return words == null ? List.of() : words;
    }

    private void put(Tables tables, OrganizationId organization, String word, Effect effect) {
        try {
            tables.words().put(organization, word, effect);
            tables.acts().noteCommand(organization, AdminAct.WORD_ADDED, effect.word() + ": " + word);
        } catch (Refusal.Invalid e) {
            throw misused("No word to look out for: " + word + "; it takes one word of letters and digits");
        } catch (Refusal.Conflict e) {
            throw misused("There are as many words as there can be: " + e.getMessage());
        }
    }

    private int withOne(String name, BiConsumer<Tables, Organization> action) {
        return withDatabase(jdbi -> withOrganization(jdbi, name, found -> action.accept(tables(jdbi), found)));
    }

    private Set<Kind> kinds(List<String> words) {
        if (words.equals(List.of("all"))) {
            return EnumSet.allOf(Kind.class);
        }
        return words.stream()
                .map(word -> Kind.fromWord(word.strip())
                        .orElseThrow(() -> misused("--upload-types knows no " + word + "; there are "
                                + Stream.of(Kind.values()).map(Kind::word).collect(Collectors.joining(", ")))))
                .collect(Collectors.toSet());
    }

    private static Tables tables(Jdbi jdbi) {
        var clock = Clock.systemUTC();
        return new Tables(
                new Organizations(jdbi, clock),
                new UploadLimits(jdbi),
                new Looks(jdbi),
                new OrganizationWords(jdbi),
                new AdminActs(jdbi, clock),
                new Log(jdbi));
    }

    private void print(Tables tables, Organization organization, UploadLimits.Limit limit) {
        out().printf(
                        "%s  %s  files up to %d MB: %s%s%n",
                        organization.organizationId().text(),
                        organization.name(),
                        limit.megabytes(),
                        String.join(", ", limit.kinds()),
                        tables.looks()
                                .accent(organization.organizationId())
                                .map(colour -> "; colour " + colour)
                                .orElse(""));
    }
}
