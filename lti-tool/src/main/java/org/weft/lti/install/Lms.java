package org.weft.lti.install;

import java.util.List;
import java.util.Locale;

/**
 * An LMS in which we can be installed by hand, in the words of its own forms.
 *
 * @param slug in our addresses, for example {@code open-edx}
 * @param parts what is entered there, in the order of its forms
 * @param asks what it shows afterwards, and we have to know
 * @param byAddress whether it can register us by itself, which is less work
 */
record Lms(String slug, String name, boolean byAddress, List<Part> parts, List<Ask> asks) {
    Lms {
        parts = List.copyOf(parts);
        asks = List.copyOf(asks);
    }

    /**
     * One form of the LMS.
     *
     * @param where how to get there
     */
    record Part(String where, List<Value> values) {
        Part {
            values = List.copyOf(values);
        }
    }

    /**
     * What a field there needs.
     *
     * @param copied false for what is chosen or ticked
     */
    record Value(String label, String text, boolean copied) {
        static Value copy(String label, Object text) {
            return new Value(label, text.toString(), true);
        }

        static Value choose(String label, String text) {
            return new Value(label, text, false);
        }
    }

    /**
     * A field of our form.
     *
     * @param label what the LMS calls it
     * @param known what it is for everybody; empty when it differs
     * @param example how it looks; empty when that is plain
     */
    record Ask(Field field, String label, String known, String example) {
        static Ask of(Field field, String label, String example) {
            return new Ask(field, label, "", example);
        }

        static Ask known(Field field, String label, String known) {
            return new Ask(field, label, known, "");
        }
    }

    /** What we have to know of an LMS. */
    enum Field {
        /** Where its pages are that show us, if that is neither the issuer's nor the authorization address's host. */
        PAGES,
        ISSUER,
        CLIENT_ID,
        /** One a line. */
        DEPLOYMENTS,
        AUTHORIZATION,
        TOKEN,
        /** May hold {@link #CLIENT}. */
        KEYS,
        /** Whom assertions for access tokens are for; may be empty. */
        AUDIENCE;

        /** Stands for the client id in a known address. */
        static final String CLIENT = "{client id}";

        /** In forms. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
