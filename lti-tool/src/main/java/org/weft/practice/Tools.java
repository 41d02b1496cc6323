package org.weft.practice;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tool that the LMS came with, and those that have registered themselves, kept in a file. */
final class Tools {
    private final Tool first;
    private final JsonFile<Tool> file;
    private final List<Tool> registered;

    /** @param file may not exist yet; null keeps nothing beyond the end of the process */
    Tools(Tool first, @Nullable Path file) {
        this.first = first;
        this.file = new JsonFile<>(file, new TypeReference<>() {});
        this.registered = new CopyOnWriteArrayList<>(this.file.read());
    }

    /** The one of all pages that the courses came with. */
    Tool first() {
        return first;
    }

    List<Tool> all() {
        return Stream.concat(Stream.of(first), registered.stream()).toList();
    }

    Optional<Tool> find(String clientId) {
        return all().stream().filter(tool -> tool.clientId().equals(clientId)).findFirst();
    }

    Optional<Tool> registeredBy(String address) {
        return registered.stream()
                .filter(tool -> address.equals(tool.address()))
                .findFirst();
    }

    /** Adds it, or takes what it says now; a name that another tool has gets a number. */
    synchronized Tool keep(Tool tool) {
        var kept = new Tool(tool.clientId(), tool.deploymentId(), tool.address(), named(tool));
        var known = find(tool.clientId());
        if (known.isPresent()) {
            registered.set(registered.indexOf(known.get()), kept);
        } else {
            registered.add(kept);
        }
        file.write(registered);
        return kept;
    }

    private ToolMetadata named(Tool tool) {
        var taken = all().stream()
                .filter(other -> !other.clientId().equals(tool.clientId()))
                .map(Tool::name)
                .collect(Collectors.toSet());
        var name = tool.name();
        for (int number = 2; taken.contains(name); number++) {
            name = tool.name() + " " + number;
        }
        return tool.says().named(name);
    }

    /** For content security policies: where all of them are, separated by spaces. */
    String origins() {
        return all().stream().map(Tool::origin).distinct().collect(Collectors.joining(" "));
    }
}
