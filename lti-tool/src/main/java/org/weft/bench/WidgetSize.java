package org.weft.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** What a browser loads to read: the page, and what the page names; from a running server. */
final class WidgetSize {
    private static final Pattern LOADED = Pattern.compile("(?:href|src)=\"(/widgets/[^\"]+)\"");

    private WidgetSize() {}

    /**
     * Adds the bytes and requests of a page to a report.
     *
     * @param page its HTML
     */
    static void measure(ServerProcess server, String page, Report report) throws IOException {
        var paths = new ArrayList<String>();
        LOADED.matcher(page).results().map(found -> found.group(1)).distinct().forEach(paths::add);
        report.add(Bench.WIDGET_REQUESTS, 1 + paths.size());
        try (var client = new Client(server.port())) {
            report.add(Bench.WIDGET_SIZE, size(client, paths) / 1000.0);
        }
    }

    private static long size(Client client, List<String> paths) throws IOException {
        long size = 0;
        for (var path : paths) {
            var answer = client.get(path);
            if (answer.status() != 200) {
                throw new IllegalStateException(path + " was answered with " + answer.status());
            }
            size += gzipped(answer.body());
        }
        return size;
    }

    private static int gzipped(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.size();
    }
}
