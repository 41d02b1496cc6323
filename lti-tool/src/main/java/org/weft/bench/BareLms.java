package org.weft.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PublicAddresses;

/** The same requests to the LMS without the product, by the same client. */
final class BareLms {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final PlatformClient client =
            new PlatformClient(new PublicAddresses(true), "Weft bench", Duration.ofSeconds(30));

    /** Fetches the pages of a list and parses each; how many entries they have. */
    int read(URI first, String array) {
        int entries = 0;
        @Nullable URI next = first;
        while (next != null) {
            var page = get(next);
            entries += page.json().path(array).size();
            next = link(page).orElse(null);
        }
        return entries;
    }

    /** The addresses of a list's pages. */
    List<URI> pages(URI first) {
        var pages = new ArrayList<URI>();
        @Nullable URI next = first;
        while (next != null) {
            pages.add(next);
            next = link(get(next)).orElse(null);
        }
        return pages;
    }

    /**
     * What delivering scores asks for: each of the threads takes a batch, reads results, and sends one score after the
     * other.
     *
     * @param reads how often a page of results is read, in all
     */
    void deliver(URI column, List<String> scores, int batch, int reads, int threads) {
        var results = pages(URI.create(column + "/results"));
        var address = URI.create(column + "/scores");
        int batches = (scores.size() + batch - 1) / batch;
        var taken = new AtomicInteger();
        var unused = Load.together(threads, () -> {
            for (int i = taken.getAndIncrement(); i < batches; i = taken.getAndIncrement()) {
                for (int read = i * reads / batches; read < (i + 1) * reads / batches; read++) {
                    get(results.get(read % results.size()));
                }
                for (var score : scores.subList(i * batch, Math.min(scores.size(), (i + 1) * batch))) {
                    post(address, score);
                }
            }
            return new long[0];
        });
    }

    private PlatformClient.Answer get(URI url) {
        return checked(client.get(url, headers(), MOST_BYTES));
    }

    private void post(URI url, String body) {
        checked(client.post(url, headers(), body.getBytes(StandardCharsets.UTF_8), MOST_BYTES));
    }

    private static Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + Service.TOKEN, "Accept", "*/*");
    }

    private static PlatformClient.Answer checked(PlatformClient.Answer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            throw new IllegalStateException("The LMS answered " + answer.status());
        }
        return answer;
    }

    private static Optional<URI> link(PlatformClient.Answer answer) {
        return answer.headers().allValues("Link").stream()
                .map(NEXT::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> URI.create(found.group(1)))
                .findFirst();
    }
}
