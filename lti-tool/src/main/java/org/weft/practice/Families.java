package org.weft.practice;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the LMS behaves towards each tool, kept in a file. */
final class Families {
    private final JsonFile<Kept> file;
    private final Map<String, Family> byClient;

    private record Kept(String client, Family family) {}

    /** @param file may not exist yet; null keeps nothing beyond the end of the process */
    Families(@Nullable Path file) {
        this.file = new JsonFile<>(file, new TypeReference<>() {});
        this.byClient = new ConcurrentHashMap<>(
                this.file.read().stream().collect(Collectors.toMap(Kept::client, Kept::family)));
    }

    Family of(Tool tool) {
        return of(tool.clientId());
    }

    Family of(String client) {
        return byClient.getOrDefault(client, Family.STANDARD);
    }

    synchronized void set(String client, Family family) {
        byClient.put(client, family);
        file.write(byClient.entrySet().stream()
                .map(each -> new Kept(each.getKey(), each.getValue()))
                .toList());
    }
}
