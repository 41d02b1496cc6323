package org.weft.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.weft.people.OrganizationId;

/** What every store does. */
interface BlobStoreContract {
    BlobStore store();

    /** Two organizations that there are. */
    OrganizationId one();

    OrganizationId other();

    @Test
    default void whatWasPutIsThere() throws IOException {
        var data = new byte[3_000_000];
        new Random(1).nextBytes(data);
        var hash = hash(data);

        store().put(one(), hash, data);

        assertThat(read(one(), hash)).isEqualTo(data);
    }

    @Test
    default void whatWasNotPutIsNot() throws IOException {
        assertThat(read(one(), hash("never put".getBytes(UTF_8)))).isNull();
    }

    @Test
    default void puttingTwiceIsPuttingOnce() throws IOException {
        var data = "twice".getBytes(UTF_8);

        store().put(one(), hash(data), data);
        store().put(one(), hash(data), data);

        assertThat(read(one(), hash(data))).isEqualTo(data);
    }

    @Test
    default void whatWasRemovedIsGone_andRemovingItAgainIsFine() throws IOException {
        var data = "removed".getBytes(UTF_8);
        store().put(one(), hash(data), data);

        store().remove(one(), hash(data));
        store().remove(one(), hash(data));

        assertThat(read(one(), hash(data))).isNull();
    }

    @Test
    default void organizationsAreApart() throws IOException {
        var data = "theirs".getBytes(UTF_8);
        store().put(other(), hash(data), data);
        assertThat(read(one(), hash(data))).isNull();

        store().put(one(), hash(data), data);
        store().remove(one(), hash(data));

        assertThat(read(other(), hash(data))).isEqualTo(data);
    }

    @Test
    default void nothingIsAlsoSomething() throws IOException {
        store().put(one(), hash(new byte[0]), new byte[0]);

        assertThat(read(one(), hash(new byte[0]))).isEmpty();
    }

    @Test
    default void manyAtOnceStoreTheSameOnce() throws IOException {
        var data = "at once".repeat(1000).getBytes(UTF_8);

        IntStream.range(0, 8).parallel().forEach(i -> store().put(one(), hash(data), data));

        assertThat(read(one(), hash(data))).isEqualTo(data);
    }

    private byte @Nullable [] read(OrganizationId organization, String hash) throws IOException {
        var found = store().get(organization, hash);
        if (found.isEmpty()) {
            return null;
        }
        try (var data = found.get()) {
            return data.readAllBytes();
        }
    }

    static String hash(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
