package org.weft.embed;

import java.util.Locale;

/** Why a signed embed is not believed. The message holds nothing of the token. */
public final class EmbedRejected extends Exception {
    private final Reason reason;

    EmbedRejected(Reason reason) {
        super(reason.code());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** In the order of the checks; what holds in one is not looked at in the next. */
    public enum Reason {
        /** Longer than {@link EmbedVerifier#MAX_LENGTH}. */
        TOO_LARGE,
        /** Not a JWS of our type, or a claim is missing, too long or not allowed. */
        MALFORMED,
        /** This wiki has no such key with us. */
        UNKNOWN_KEY,
        /** Not the algorithm that the key was registered for; {@code none} is among them. */
        WRONG_ALGORITHM,
        /** Not signed by that key, or changed since. */
        BAD_SIGNATURE,
        /** Meant for another server. */
        OTHER_AUDIENCE,
        /** Issued in the future, by more than the leeway: look at both clocks. */
        NOT_YET_VALID,
        /** Over: reload the page. */
        EXPIRED,
        /** Expires before it is issued, or lives longer than {@link EmbedSigner#LIFETIME}. */
        WRONG_LIFETIME,
        /** The parameters that came along are not those that the wiki signed. */
        PARAMETERS_CHANGED;

        /** For logs, pages and JSON, for example {@code embed-bad-signature}. */
        public String code() {
            return "embed-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
