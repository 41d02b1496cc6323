package org.weft.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weft.base.StorageUnavailable;
import org.weft.people.OrganizationId;

class FolderBlobsTest implements BlobStoreContract {
    @TempDir
    private Path folder;

    @Override
    public BlobStore store() {
        return new FolderBlobs(folder.resolve("files"));
    }

    @Override
    public OrganizationId one() {
        return new OrganizationId(1);
    }

    @Override
    public OrganizationId other() {
        return new OrganizationId(2);
    }

    @Test
    void nothingIsLeftBesideTheFiles() throws IOException {
        var data = "a".getBytes(UTF_8);
        store().put(one(), BlobStoreContract.hash(data), data);

        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString()))
                    .containsExactly(BlobStoreContract.hash(data));
        }
    }

    @Test
    void aFolderThatCantBeMade_isSaid() throws IOException {
        var file = Files.createFile(folder.resolve("a file"));
        var data = "a".getBytes(UTF_8);

        assertThatThrownBy(() -> new FolderBlobs(file).put(one(), BlobStoreContract.hash(data), data))
                .isInstanceOfSatisfying(
                        StorageUnavailable.class, e -> assertThat(e.full()).isFalse());
    }
}
