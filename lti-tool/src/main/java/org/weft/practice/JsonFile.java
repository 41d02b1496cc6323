package org.weft.practice;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that is kept in a file of JSON. */
final class JsonFile<T> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final @Nullable Path file;
    private final TypeReference<List<T>> type;

    /** @param file may not exist yet; null keeps nothing */
    JsonFile(@Nullable Path file, TypeReference<List<T>> type) {
        this.file = file;
        this.type = type;
    }

    List<T> read() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        try {
            return JSON.readValue(file.toFile(), type);
        } catch (IOException e) {
            throw new UncheckedIOException("The practice LMS can't read " + file + "; remove it to begin anew", e);
        }
    }

    /** Whole or not at all. */
    void write(List<T> kept) {
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var next = file.resolveSibling(file.getFileName() + ".new");
            JSON.writeValue(next.toFile(), kept);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The practice LMS can't keep what it should in " + file, e);
        }
    }
}
