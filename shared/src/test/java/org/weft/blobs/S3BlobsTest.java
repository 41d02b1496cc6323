package org.weft.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.weft.base.StorageUnavailable;
import org.weft.people.OrganizationId;

class S3BlobsTest implements BlobStoreContract {
    private static FakeS3 server;

    @BeforeAll
    static void start() {
        server = new FakeS3("files", "us-east-1", "weft", "a secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    public BlobStore store() {
        return store("files", "a secret");
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
    void theWrongSecretOpensNothing() {
        var hash = BlobStoreContract.hash("a".getBytes(UTF_8));

        assertThatThrownBy(() -> store("files", "another").put(one(), hash, "a".getBytes(UTF_8)))
                .isInstanceOf(StorageUnavailable.class)
                .hasStackTraceContaining("SignatureDoesNotMatch");
        assertThatThrownBy(() -> store("files", "another").get(one(), hash)).isInstanceOf(StorageUnavailable.class);
    }

    @Test
    void aBucketThatIsNot_isNoMissingFile() {
        assertThatThrownBy(
                        () -> store("nothing", "a secret").put(one(), BlobStoreContract.hash(new byte[0]), new byte[0]))
                .isInstanceOf(StorageUnavailable.class)
                .hasStackTraceContaining("NoSuchBucket");
    }

    @Test
    void aServerThatIsAway_isSaid() {
        var away = new BlobPlace.InBucket(URI.create("http://127.0.0.1:1"), "files", "us-east-1", "weft", "a secret");

        assertThatThrownBy(() -> new S3Blobs(away, Clock.systemUTC()).get(one(), "00"))
                .isInstanceOf(StorageUnavailable.class);
    }

    private static BlobStore store(String bucket, String secret) {
        return new S3Blobs(
                new BlobPlace.InBucket(server.uri(), bucket, "us-east-1", "weft", secret), Clock.systemUTC());
    }
}
