package org.weft.blobs;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** Where an admin wants bytes to be kept. */
public sealed interface BlobPlace {
    BlobStore open(Jdbi jdbi, Clock clock);

    /** Beside everything else: nothing to set up, and one backup holds all. */
    record InDatabase() implements BlobPlace {
        @Override
        public BlobStore open(Jdbi jdbi, Clock clock) {
            return new DatabaseBlobs(jdbi);
        }
    }

    /** A folder, which all nodes share. */
    record InFolder(Path folder) implements BlobPlace {
        @Override
        public BlobStore open(Jdbi jdbi, Clock clock) {
            return new FolderBlobs(folder);
        }
    }

    /**
     * A bucket of a store that speaks S3.
     *
     * @param endpoint without a path, for example {@code https://s3.eu-central-1.amazonaws.com}
     */
    record InBucket(URI endpoint, String bucket, String region, String keyId, String secret) implements BlobPlace {
        @Override
        public BlobStore open(Jdbi jdbi, Clock clock) {
            return new S3Blobs(this, clock);
        }

        /** Says nothing of the secret. */
        @Override
        public String toString() {
            return "bucket " + bucket + " at " + endpoint;
        }
    }
}
