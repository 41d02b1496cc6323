package org.weft.lti.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The platforms' public keys, by the address of the key set. A set is kept for ten minutes, and for a day when its
 * address stops answering. A key that it lacks makes us fetch once more, since platforms rotate their keys; not more
 * often than every ten seconds, so that made-up key ids can't make us hammer a platform. Launches that need the same set
 * at the same time wait for one fetch.
 */
public final class KeySets {
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration STALE = Duration.ofDays(1);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(10);

    private final KeySetFetcher fetcher;
    private final Clock clock;
    private final Cache<URI, Slot> slots =
            Caffeine.newBuilder().maximumSize(10_000).build();

    public KeySets(KeySetFetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /**
     * Empty when the platform does not have such a key for this algorithm.
     *
     * @throws KeySetUnavailable when we have no set of this platform and can't get one
     */
    public Optional<PublicKey> find(URI url, String keyId, SignatureAlgorithm algorithm) {
        return slots.get(url, Slot::new).withKey(keyId).find(keyId, algorithm);
    }

    /** What we know about one address. The lock makes fetches single-flight. */
    private final class Slot {
        private final URI url;
        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable KeySet keys;
        private volatile Instant fetchedAt = Instant.MIN;
        private Instant triedAt = Instant.MIN;

        Slot(URI url) {
            this.url = url;
        }

        KeySet withKey(String keyId) {
            var known = keys;
            return known != null && isFresh(known, keyId) ? known : refreshed(keyId);
        }

        private KeySet refreshed(String keyId) {
            lock.lock();
            try {
                var known = keys;
                if (known != null && isFresh(known, keyId)) {
                    return known;
                }
                return younger(triedAt, BETWEEN_FETCHES) ? lastKnown() : fetched();
            } finally {
                lock.unlock();
            }
        }

        private boolean isFresh(KeySet known, String keyId) {
            return known.has(keyId) && younger(fetchedAt, FRESH);
        }

        private KeySet fetched() {
            triedAt = clock.instant();
            try {
                var fetched = fetcher.fetch(url);
                keys = fetched;
                fetchedAt = clock.instant();
                return fetched;
            } catch (KeySetUnavailable e) {
                if (keys == null || !younger(fetchedAt, STALE)) {
                    throw e;
                }
                return lastKnown();
            }
        }

        private KeySet lastKnown() {
            var known = keys;
            if (known == null || !younger(fetchedAt, STALE)) {
                throw new KeySetUnavailable("The key set could not be fetched a moment ago");
            }
            return known;
        }

        private boolean younger(Instant time, Duration age) {
            return time.isAfter(clock.instant().minus(age));
        }
    }
}
