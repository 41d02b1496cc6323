package org.weft.app;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The environment variables that Weft reads, each with its meaning, its unit and its default. */
enum Setting {
    WEFT_PORT("where Weft listens", "port", "8080"),
    WEFT_PUBLIC_URL("Weft's address as browsers know it, without a path", "URL", "http://localhost:WEFT_PORT"),
    WEFT_HOST("address to listen on; 0.0.0.0 is all", "address", "127.0.0.1 if WEFT_PUBLIC_URL is local, else 0.0.0.0"),
    WEFT_BEHIND_PROXY("whether a proxy in front sets X-Forwarded-*", "true or false", "false"),
    WEFT_DATA("folder of the embedded database and of the key", "folder", ".weft beside the launcher"),
    WEFT_DATABASE_URL("your own PostgreSQL 15 or later, instead of the embedded one", "JDBC URL", "none"),
    WEFT_DATABASE_USER("who signs in there", "name", "weft"),
    WEFT_DATABASE_PASSWORD("with what password", "text", "none"),
    WEFT_POOL_SIZE("database connections of this process at most", "connections", "16"),
    WEFT_CACHE_SIZE("memory for pages of posts; 0 keeps none", "MB", "32"),
    WEFT_PRACTICE("whether to run the practice LMS too", "true or false", "true if all is local, else false"),
    WEFT_PRACTICE_PORT("where the practice LMS listens", "port", "8081"),
    WEFT_DEVELOPMENT("whether LMSs on this machine may be connected, by http too", "true or false", "WEFT_PRACTICE"),
    WEFT_KEY(
            "encrypts secrets in the database; the same on all nodes",
            "32 bytes, base64",
            "made once in WEFT_DATA/key"),
    WEFT_METRICS_TOKEN("whoever bears it may read /metrics", "text", "none: only this machine may"),
    WEFT_JAVA_OPTIONS("more flags for the JVM, read by the launcher", "flags", "none");

    private final String meaning;
    private final String unit;
    private final String fallback;

    Setting(String meaning, String unit, String fallback) {
        this.meaning = meaning;
        this.unit = unit;
        this.fallback = fallback;
    }

    /** All of them, as a table for people. */
    static String table() {
        return Arrays.stream(values())
                .map(each -> "%s  (%s)%n    %s%n    default: %s%n"
                        .formatted(each.name(), each.unit, each.meaning, each.fallback))
                .collect(Collectors.joining());
    }

    static boolean knows(String name) {
        return Arrays.stream(values()).anyMatch(each -> each.name().equals(name));
    }
}
