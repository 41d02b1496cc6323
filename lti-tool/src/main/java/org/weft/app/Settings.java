package org.weft.app;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.weft.blobs.BlobPlace;
import org.weft.db.DatabaseSettings;
import org.weft.mail.MailSettings;

/**
 * What the environment says, read once; {@link Setting} has the meaning, unit and default of each variable.
 *
 * @param host {@code WEFT_HOST}
 * @param port {@code WEFT_PORT}
 * @param publicUrl {@code WEFT_PUBLIC_URL}, without a slash at its end
 * @param behindProxy {@code WEFT_BEHIND_PROXY}
 * @param data {@code WEFT_DATA}
 * @param database {@code WEFT_DATABASE_URL}, {@code _USER}, {@code _PASSWORD}; absent if the embedded one is used
 * @param poolSize {@code WEFT_POOL_SIZE}
 * @param cacheMegabytes {@code WEFT_CACHE_SIZE}
 * @param practice {@code WEFT_PRACTICE}
 * @param practicePort {@code WEFT_PRACTICE_PORT}
 * @param development {@code WEFT_DEVELOPMENT}
 * @param key {@code WEFT_KEY}, absent if the one in the data folder is used
 * @param files {@code WEFT_FILES}, {@code WEFT_S3_…}
 * @param mail {@code WEFT_SMTP_URL}, {@code WEFT_MAIL_…}; null when nobody is mailed
 * @param metricsToken {@code WEFT_METRICS_TOKEN}
 */
public record Settings(
        String host,
        int port,
        URI publicUrl,
        boolean behindProxy,
        Path data,
        Optional<DatabaseSettings> database,
        int poolSize,
        int cacheMegabytes,
        boolean practice,
        int practicePort,
        boolean development,
        Optional<String> key,
        BlobPlace files,
        @Nullable MailSettings mail,
        @Nullable String metricsToken) {

    /** Says nothing, since some of them are secret. */
    @Override
    public String toString() {
        return "Settings of " + publicUrl;
    }
}
