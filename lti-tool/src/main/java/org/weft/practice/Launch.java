package org.weft.practice;

import java.net.URI;

/**
 * A person opening a resource link.
 *
 * @param target the target link at the tool
 * @param window in a window of its own instead of a frame
 * @param nonce the tool's, from the authorization request
 */
public record Launch(Person person, Course course, CoursePage page, URI target, boolean window, String nonce) {}
