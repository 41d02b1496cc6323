package org.weft.admin;

import java.util.Locale;

/** What is done in the console or on the command line. */
public enum AdminAct {
    ADMIN_LINK_MADE,
    ADMINS_ADMITTED,
    ADMINS_REFUSED,
    BLOCK_LIFTED,
    COLOUR_CHANGED,
    DEPLOYMENT_ACTIVATED,
    DEPLOYMENT_DEACTIVATED,
    FORUM_DEFAULTS_CHANGED,
    INSTALLATION_CONFIRMED,
    INSTALLATION_DISABLED,
    INSTALLATION_ENABLED,
    INSTALLATION_REMOVED,
    INVITATION_MADE,
    INVITATION_WITHDRAWN,
    KEYS_ROTATED,
    ORGANIZATION_ADDED,
    PERSON_BLOCKED,
    PERSON_ERASED,
    PERSON_EXPORTED,
    SIGNED_IN,
    UPLOADS_CHANGED,
    WORD_ADDED,
    WORD_REMOVED;

    /** For example {@code keys-rotated}: in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
