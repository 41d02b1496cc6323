package org.weft.lti.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import java.io.IOException;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The public keys that a platform signs with at one time (RFC 7517). */
final class KeySet {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<JWK>> keys;
    private final Map<Wanted, PublicKey> prepared = new ConcurrentHashMap<>();

    private record Wanted(String id, SignatureAlgorithm algorithm) {}

    private KeySet(Map<String, List<JWK>> keys) {
        this.keys = keys;
    }

    /**
     * Leaves out keys without an id, for encryption, malformed, or of a kind that nobody here knows.
     *
     * @throws IOException when it is no key set at all
     */
    static KeySet parse(byte[] json) throws IOException {
        var set = JSON.readTree(json);
        if (set == null || !set.path("keys").isArray()) {
            throw new IOException("It has no array of keys");
        }
        var keys = new HashMap<String, List<JWK>>();
        for (var each : set.get("keys")) {
            key(each).ifPresent(key -> keys.merge(key.getKeyID(), List.of(key), KeySet::joined));
        }
        return new KeySet(keys);
    }

    private static Optional<JWK> key(JsonNode json) {
        try {
            var key = JWK.parse(json.toString());
            boolean signs = key.getKeyID() != null && !KeyUse.ENCRYPTION.equals(key.getKeyUse());
            return signs ? Optional.of(key) : Optional.empty();
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** How many of them some algorithm of ours can use. */
    int usable() {
        return (int) keys.values().stream()
                .flatMap(List::stream)
                .filter(key -> Arrays.stream(SignatureAlgorithm.values())
                        .anyMatch(algorithm -> algorithm.key(key).isPresent()))
                .count();
    }

    boolean has(String id) {
        return keys.containsKey(id);
    }

    Optional<PublicKey> find(String id, SignatureAlgorithm algorithm) {
        var wanted = new Wanted(id, algorithm);
        var known = prepared.get(wanted);
        if (known != null) {
            return Optional.of(known);
        }
        var found = keys.getOrDefault(id, List.of()).stream()
                .flatMap(key -> algorithm.key(key).stream())
                .findFirst();
        found.ifPresent(key -> prepared.put(wanted, key));
        return found;
    }

    private static List<JWK> joined(List<JWK> some, List<JWK> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
