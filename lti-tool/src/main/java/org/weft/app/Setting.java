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
    WEFT_FILES(
            "where pictures and files in posts are kept; chosen before the first one, since none is moved",
            "database, folder:PATH or s3:BUCKET",
            "database"),
    WEFT_S3_ENDPOINT("the store that has the bucket", "URL without a path", "none"),
    WEFT_S3_REGION("its region", "name", "us-east-1"),
    WEFT_S3_KEY_ID("who signs in there", "text", "none"),
    WEFT_S3_SECRET("with what secret", "text", "none"),
    WEFT_SMTP_URL(
            "mail server that takes mails for everyone; without it nobody is mailed",
            "smtp:// or smtps://USER:PASSWORD@HOST:PORT, percent-encoded",
            "none"),
    WEFT_MAIL_FROM("address that mails come from", "address", "none"),
    WEFT_MAIL_IN(
            "mailbox with answers to mails, which Weft empties",
            "imap:// or imaps://USER:PASSWORD@HOST:PORT/FOLDER",
            "none: answers are not read"),
    WEFT_MAIL_REPLY(
            "addresses that all lead to that mailbox", "address with {token} in it", "WEFT_MAIL_FROM with +{token}"),
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
