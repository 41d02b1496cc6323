package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The files that the widgets are tested with, beside what the server answers. */
final class Contract {
    /** Objects whose keys are data. */
    private static final Set<String> MAPS = Set.of("reactions");
    /** What the page is given first: either, and each has a file of its own. */
    private static final Set<String> FIRST = Set.of("threads", "open");

    private Contract() {}

    /** Checks that an answer has the fields and types that its file promises. */
    static void same(String file, JsonNode answered) {
        var differences = new TreeSet<String>();
        compare(file, read(file), answered, differences);
        assertThat(differences).isEmpty();
    }

    /** A null on either side fits everything. */
    private static void compare(String at, JsonNode promised, JsonNode answered, Set<String> differences) {
        if (promised.isNull() || answered.isNull()) {
            return;
        }
        if (promised.getNodeType() != answered.getNodeType()) {
            differences.add(at + " is " + answered.getNodeType() + " instead of " + promised.getNodeType());
        } else if (promised.isArray() && !promised.isEmpty()) {
            answered.forEach(each -> compare(at + "[]", promised.get(0), each, differences));
        } else if (promised.isObject() && !MAPS.contains(at.substring(at.lastIndexOf('.') + 1))) {
            for (var name : names(promised)) {
                if (answered.has(name)) {
                    compare(at + "." + name, promised.get(name), answered.get(name), differences);
                } else {
                    differences.add(at + "." + name + " is missing");
                }
            }
            for (var name : names(answered)) {
                if (!promised.has(name) && !FIRST.contains(name)) {
                    differences.add(at + "." + name + " is not in the contract");
                }
            }
        }
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read(String file) {
        try {
            return TestProduct.json(Files.readString(Path.of("widgets/contract/" + file + ".json")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
