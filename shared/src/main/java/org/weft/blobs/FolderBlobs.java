package org.weft.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.weft.base.StorageUnavailable;
import org.weft.people.OrganizationId;

/** Bytes as files: {@code <organization>/<first two of the hash>/<hash>}. A file appears whole, by renaming. */
final class FolderBlobs implements BlobStore {
    private final Path folder;

    FolderBlobs(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(OrganizationId organization, String hash, byte[] data) {
        var file = file(organization, hash);
        var part = file.resolveSibling(UUID.randomUUID() + ".part");
        try {
            if (Files.exists(file)) {
                return;
            }
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            try {
                write(part, data);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<InputStream> get(OrganizationId organization, String hash) {
        try {
            return Optional.of(Files.newInputStream(file(organization, hash)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void remove(OrganizationId organization, String hash) {
        try {
            Files.deleteIfExists(file(organization, hash));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private static void write(Path part, byte[] data) throws IOException {
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(data);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private StorageUnavailable unavailable(IOException cause) {
        boolean full = String.valueOf(cause.getMessage()).contains("No space left")
                || folder.toFile().getUsableSpace() == 0;
        return new StorageUnavailable("The folder of files can't be used", full, cause);
    }

    private Path file(OrganizationId organization, String hash) {
        return folder.resolve(organization.text()).resolve(hash.substring(0, 2)).resolve(hash);
    }
}
