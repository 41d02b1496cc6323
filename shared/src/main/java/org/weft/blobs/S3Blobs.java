package org.weft.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.weft.base.StorageUnavailable;
import org.weft.people.OrganizationId;

/** Bytes as objects of a bucket, {@code <organization>/<hash>}; the bucket stands in the path of the address. */
final class S3Blobs implements BlobStore {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;
    /** Some stores say that they are full with it. */
    private static final int INSUFFICIENT_STORAGE = 507;

    /** SHA-256 of nothing. */
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final Pattern CODE = Pattern.compile("<Code>(\\w{1,60})</Code>");

    private final BlobPlace.InBucket place;
    private final Clock clock;
    private final S3Signature signature;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    S3Blobs(BlobPlace.InBucket place, Clock clock) {
        this.place = place;
        this.clock = clock;
        this.signature = new S3Signature(place.keyId(), place.secret(), place.region());
    }

    @Override
    public void put(OrganizationId organization, String hash, byte[] data) {
        discard(send("PUT", organization, hash, hash, BodyPublishers.ofByteArray(data)));
    }

    @Override
    public Optional<InputStream> get(OrganizationId organization, String hash) {
        var answer = send("GET", organization, hash, EMPTY, BodyPublishers.noBody());
        if (answer.statusCode() == NOT_FOUND) {
            discard(answer);
            return Optional.empty();
        }
        return Optional.of(answer.body());
    }

    @Override
    public void remove(OrganizationId organization, String hash) {
        discard(send("DELETE", organization, hash, EMPTY, BodyPublishers.noBody()));
    }

    /** Answers other than success and "not found" are failures. */
    private HttpResponse<InputStream> send(
            String method, OrganizationId organization, String hash, String bodyHash, BodyPublisher body) {
        var address = place.endpoint().resolve("/" + place.bucket() + "/" + organization.text() + "/" + hash);
        var request = HttpRequest.newBuilder(address).timeout(PATIENCE).method(method, body);
        signature.sign(method, address, bodyHash, clock.instant(), Map.of()).forEach(request::header);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            int status = answer.statusCode();
            boolean gone = status == NOT_FOUND && !method.equals("PUT");
            if (status >= 300 && !gone) {
                throw refused(answer);
            }
            return answer;
        } catch (IOException e) {
            throw new StorageUnavailable("The store of files doesn't answer", false, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailable("Interrupted", false, e);
        }
    }

    private static StorageUnavailable refused(HttpResponse<InputStream> answer) throws IOException {
        try (var body = answer.body()) {
            var said = new String(body.readNBytes(2_000), StandardCharsets.UTF_8);
            int status = answer.statusCode();
            return new StorageUnavailable(
                    "The store of files refuses with " + status,
                    status == INSUFFICIENT_STORAGE,
                    new IOException(code(said)));
        }
    }

    /** What S3 calls the error, for example {@code NoSuchBucket}. */
    private static String code(String xml) {
        var found = CODE.matcher(xml);
        return found.find() ? found.group(1) : "no code";
    }

    private static void discard(HttpResponse<InputStream> answer) {
        try (var body = answer.body()) {
            body.readAllBytes();
        } catch (IOException e) {
            throw new StorageUnavailable("The store of files broke off", false, e);
        }
    }
}
