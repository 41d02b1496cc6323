package org.weft.app;

import static org.weft.app.Setting.WEFT_BEHIND_PROXY;
import static org.weft.app.Setting.WEFT_CACHE_SIZE;
import static org.weft.app.Setting.WEFT_DATA;
import static org.weft.app.Setting.WEFT_DATABASE_PASSWORD;
import static org.weft.app.Setting.WEFT_DATABASE_URL;
import static org.weft.app.Setting.WEFT_DATABASE_USER;
import static org.weft.app.Setting.WEFT_DEVELOPMENT;
import static org.weft.app.Setting.WEFT_FILES;
import static org.weft.app.Setting.WEFT_HOST;
import static org.weft.app.Setting.WEFT_KEY;
import static org.weft.app.Setting.WEFT_METRICS_TOKEN;
import static org.weft.app.Setting.WEFT_POOL_SIZE;
import static org.weft.app.Setting.WEFT_PORT;
import static org.weft.app.Setting.WEFT_PRACTICE;
import static org.weft.app.Setting.WEFT_PRACTICE_PORT;
import static org.weft.app.Setting.WEFT_PUBLIC_URL;
import static org.weft.app.Setting.WEFT_S3_ENDPOINT;
import static org.weft.app.Setting.WEFT_S3_KEY_ID;
import static org.weft.app.Setting.WEFT_S3_REGION;
import static org.weft.app.Setting.WEFT_S3_SECRET;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.weft.blobs.BlobPlace;
import org.weft.db.DatabaseSettings;

/** Reads {@link Settings} from an environment. An empty value counts as none. */
final class SettingsReader {
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Map<String, String> environment;
    private final Path home;

    /** @param home the folder of the launcher */
    SettingsReader(Map<String, String> environment, Path home) {
        this.environment = environment;
        this.home = home;
    }

    /** @throws BadSetting if one can't be what it is */
    Settings read() {
        int port = number(WEFT_PORT, 8080, 1, 65535);
        int practicePort = number(WEFT_PRACTICE_PORT, 8081, 1, 65535);
        var publicUrl = publicUrl(port);
        var database = database();
        boolean local = LOCAL.contains(publicUrl.getHost());
        boolean practice = flag(WEFT_PRACTICE, local && database.isEmpty());
        if (practice && !local) {
            throw new BadSetting("WEFT_PRACTICE can't be true while WEFT_PUBLIC_URL is " + publicUrl
                    + ": anyone may sign in to the practice LMS as anyone, so it must stay on localhost");
        }
        if (practice && practicePort == port) {
            throw new BadSetting("WEFT_PRACTICE_PORT and WEFT_PORT must differ, and both are " + port);
        }
        return new Settings(
                text(WEFT_HOST).orElse(local ? "127.0.0.1" : "0.0.0.0"),
                port,
                publicUrl,
                flag(WEFT_BEHIND_PROXY, false),
                data(),
                database,
                number(WEFT_POOL_SIZE, DatabaseSettings.DEFAULT_POOL_SIZE, 2, 1000),
                number(WEFT_CACHE_SIZE, 32, 0, 100_000),
                practice,
                practicePort,
                development(practice, local),
                key(),
                files(),
                new MailReader(this::text, publicUrl).read(),
                text(WEFT_METRICS_TOKEN).orElse(null));
    }

    /** Variables that look like ours but mean nothing to us, probably misspelt. */
    List<String> unknown() {
        return environment.keySet().stream()
                .filter(name -> name.startsWith("WEFT_") && !name.startsWith("WEFT_TEST_") && !Setting.knows(name))
                .sorted()
                .toList();
    }

    private URI publicUrl(int port) {
        return url(WEFT_PUBLIC_URL, text(WEFT_PUBLIC_URL).orElse("http://localhost:" + port));
    }

    private static URI url(Setting setting, String text) {
        var allowed = "an address without a path, such as https://weft.example.org";
        try {
            var url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean bare = url.getHost() != null && url.getRawPath().isEmpty() && url.getRawUserInfo() == null;
            if (!web || !bare || url.getRawQuery() != null || url.getRawFragment() != null) {
                throw new BadSetting(setting, allowed, text);
            }
            return url;
        } catch (URISyntaxException e) {
            throw new BadSetting(setting, allowed, text);
        }
    }

    private Optional<DatabaseSettings> database() {
        int poolSize = number(WEFT_POOL_SIZE, DatabaseSettings.DEFAULT_POOL_SIZE, 2, 1000);
        return text(WEFT_DATABASE_URL).map(url -> {
            if (!url.startsWith("jdbc:postgresql://")) {
                throw new BadSetting(WEFT_DATABASE_URL, "like jdbc:postgresql://HOST:PORT/DATABASE", url);
            }
            var user = text(WEFT_DATABASE_USER).orElse("weft");
            return new DatabaseSettings(url, user, text(WEFT_DATABASE_PASSWORD).orElse(""), poolSize);
        });
    }

    private boolean development(boolean practice, boolean local) {
        boolean development = flag(WEFT_DEVELOPMENT, practice);
        if (development && !local) {
            throw new BadSetting("WEFT_DEVELOPMENT can't be true on a public address: LMSs could make this server call"
                    + " services of its own machine. Leave it out");
        }
        if (practice && !development) {
            throw new BadSetting("WEFT_DEVELOPMENT can't be false while WEFT_PRACTICE is true,"
                    + " since the practice LMS is on this machine");
        }
        return development;
    }

    private Path data() {
        return folder(WEFT_DATA, text(WEFT_DATA).orElse(home.resolve(".weft").toString()));
    }

    private static Path folder(Setting setting, String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new BadSetting(setting, "a folder", text);
        }
    }

    private Optional<String> key() {
        var text = text(WEFT_KEY);
        if (text.isPresent() && !EncryptionKey.isOne(text.get())) {
            throw new BadSetting("WEFT_KEY must be 32 bytes in base64, as \"openssl rand -base64 32\" makes them");
        }
        return text;
    }

    private BlobPlace files() {
        var text = text(WEFT_FILES).orElse("database");
        if (text.equals("database")) {
            return new BlobPlace.InDatabase();
        } else if (text.startsWith("folder:") && text.length() > "folder:".length()) {
            return new BlobPlace.InFolder(folder(WEFT_FILES, text.substring("folder:".length())));
        } else if (text.matches("s3:[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
            return new BlobPlace.InBucket(
                    url(WEFT_S3_ENDPOINT, needed(WEFT_S3_ENDPOINT)),
                    text.substring("s3:".length()),
                    text(WEFT_S3_REGION).orElse("us-east-1"),
                    needed(WEFT_S3_KEY_ID),
                    needed(WEFT_S3_SECRET));
        }
        throw new BadSetting(WEFT_FILES, "database, folder:PATH or s3:BUCKET", text);
    }

    private String needed(Setting setting) {
        return text(setting)
                .orElseThrow(() -> new BadSetting(setting.name() + " is needed, since WEFT_FILES names a bucket"));
    }

    private int number(Setting setting, int fallback, int least, int most) {
        var allowed = "a whole number from %d to %d".formatted(least, most);
        return text(setting)
                .map(text -> {
                    try {
                        int number = Integer.parseInt(text);
                        if (number < least || number > most) {
                            throw new BadSetting(setting, allowed, text);
                        }
                        return number;
                    } catch (NumberFormatException e) {
                        throw new BadSetting(setting, allowed, text);
                    }
                })
                .orElse(fallback);
    }

    private boolean flag(Setting setting, boolean fallback) {
        return text(setting)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new BadSetting(setting, "true or false", text);
                })
                .orElse(fallback);
    }

    private Optional<String> text(Setting setting) {
        return Optional.ofNullable(environment.get(setting.name()))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
