/**
 * What an LMS and we have agreed on: {@link org.weft.lti.registrations.Registrations} adds, lists and finds
 * registrations and their deployments (tables {@code lti_registration} and {@code lti_deployment}). A tenant is an
 * issuer, a client id and a deployment id together, since one issuer can serve many schools.
 */
@NullMarked
package org.weft.lti.registrations;

import org.jspecify.annotations.NullMarked;
