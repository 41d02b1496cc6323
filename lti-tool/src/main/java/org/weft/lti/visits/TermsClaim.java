package org.weft.lti.visits;

import java.net.URI;
import java.util.Set;
import org.weft.lti.services.Scope;

/**
 * Where an LMS takes whether somebody agreed to a tool's terms, or that there are none to agree to (1EdTech EULA
 * service).
 *
 * @param scopes of {@link Scope#TERMS_OF_USER} and {@link Scope#TERMS_OF_DEPLOYMENT}, those that it has
 */
public record TermsClaim(URI url, Set<Scope> scopes) {}
