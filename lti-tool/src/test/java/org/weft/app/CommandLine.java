package org.weft.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.weft.db.DatabaseSettings;

/** A terminal in which {@code weft} is typed, on a database of its own. */
record CommandLine(DatabaseSettings database, Path folder) {
    record Answer(int exit, String out, String err) {}

    Answer weft(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var environment = Map.of(
                "WEFT_DATA", folder.toString(),
                "WEFT_PUBLIC_URL", "https://weft.example",
                "WEFT_PRACTICE", "false",
                "WEFT_DATABASE_URL", database.url(),
                "WEFT_DATABASE_USER", database.user(),
                "WEFT_DATABASE_PASSWORD", database.password());
        int exit = Main.run(environment, folder, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Answer(exit, out.toString(), err.toString());
    }
}
