package org.weft.app;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.lti.platform.PublicAddresses;
import org.weft.lti.registrations.Registrations;
import org.weft.people.Installations;
import org.weft.people.Organizations;
import org.weft.people.Organizations.Organization;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command that has others below it, which work on the database also while the server runs. */
abstract class DatabaseCommand {
    /** Exit codes: all is well. */
    static final int DONE = 0;
    /** It could not be done. */
    static final int FAILED = 1;
    /** Arguments or settings are wrong. */
    static final int MISUSED = 2;

    private final Supplier<Settings> settings;

    @Spec
    private @Nullable CommandSpec spec;

    DatabaseCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    final Settings settings() {
        return settings.get();
    }

    final PrintWriter out() {
        return spec().commandLine().getOut();
    }

    final PrintWriter err() {
        return spec().commandLine().getErr();
    }

    /** To be thrown: what is wrong with the arguments. */
    final ParameterException misused(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    /** @param action says how the command exits */
    final int withDatabase(ToIntFunction<Jdbi> action) {
        try (var open = OpenDatabase.forCommand(settings())) {
            return action.applyAsInt(open.database().jdbi());
        }
    }

    /** Takes an action on the organization of that name; fails when there is none. */
    final int withOrganization(Jdbi jdbi, String name, Consumer<Organization> action) {
        var found = new Organizations(jdbi, Clock.systemUTC()).find(name);
        if (found.isEmpty()) {
            err().printf("There is no organization \"%s\"; see: weft organization list%n", name);
            return FAILED;
        }
        action.accept(found.get());
        return DONE;
    }

    final Registrations registrations(Jdbi jdbi) {
        var clock = Clock.systemUTC();
        return new Registrations(
                jdbi,
                clock,
                new Organizations(jdbi, clock),
                new Installations(jdbi, clock),
                new PublicAddresses(settings().development()));
    }

    /** picocli sets it before it runs a command. */
    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
