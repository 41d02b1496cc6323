package org.weft.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.weft.db.Database;

/**
 * Looks for traces of who wrote an anonymous post in everything that others can get. The same story is played in two
 * worlds that differ in one thing, which of two learners writes without a name. Whatever differs between what others
 * get in them would tell the two apart; whatever holds something that only belongs to the author tells who it is.
 */
public final class AnonymityScan {
    private AnonymityScan() {}

    /**
     * A trace that was found.
     *
     * @param where whose reading, and the address
     */
    public record Trace(String where, String what) {
        @Override
        public String toString() {
            return where + ": " + what;
        }
    }

    /**
     * What was found, and how much was read.
     *
     * @param read answers that were looked at in each world
     */
    public record Report(List<Trace> traces, int read) {}

    /** @param fresh gives an empty, migrated database each time; the scan closes it */
    public static Report run(Supplier<Database> fresh) {
        return compare(read(fresh, Story.MARKED, world -> {}), read(fresh, Story.OTHER, world -> {}));
    }

    /**
     * What others get in the world in which somebody is the author.
     *
     * @param harm done to it after the story, to see whether the scan finds it
     */
    static Map<String, String> read(Supplier<Database> fresh, String author, Consumer<Database> harm) {
        try (var database = fresh.get();
                var world = new World(database, author)) {
            world.play();
            harm.accept(database);
            return world.read();
        }
    }

    static Report compare(Map<String, String> first, Map<String, String> second) {
        return new Report(traces(first, second), first.size());
    }

    /** What in a text belongs to the author alone. */
    public static List<Trace> marks(String where, String text) {
        return Story.MARKS.stream()
                .filter(text::contains)
                .map(mark -> new Trace(where, "holds " + mark))
                .toList();
    }

    private static List<Trace> traces(Map<String, String> first, Map<String, String> second) {
        var traces = new ArrayList<Trace>();
        first.forEach((where, text) -> {
            if (Addresses.ROSTERS.stream().noneMatch(where::endsWith)) {
                traces.addAll(marks(where, text));
            }
            var other = Objects.requireNonNull(second.get(where), where);
            if (!where.endsWith(Addresses.UNSTEADY) && !text.equals(other)) {
                traces.add(new Trace(where, "differs with the author: " + difference(text, other)));
            }
        });
        return traces;
    }

    /** What stands around the first character that isn't the same. */
    private static String difference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return around(one, at) + " / " + around(other, at);
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, Math.min(at, text.length()) - 40), Math.min(text.length(), at + 40));
    }
}
