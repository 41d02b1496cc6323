/**
 * Asking an LMS for something on our own account: access tokens (1EdTech Security Framework 1.0, section 4) and calls
 * with them. What is asked for stands in packages of its own, such as {@code roster}.
 */
@NullMarked
package org.weft.lti.services;

import org.jspecify.annotations.NullMarked;
