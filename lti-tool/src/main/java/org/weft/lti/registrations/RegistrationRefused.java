package org.weft.lti.registrations;

/** A registration can't be stored as given. The message is for the administrator and names what to change. */
public final class RegistrationRefused extends RuntimeException {
    public RegistrationRefused(String message) {
        super(message);
    }
}
