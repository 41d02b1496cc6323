package org.weft.practice;

/**
 * An instructor choosing something of a tool for a course.
 *
 * @param nonce the tool's, from the authorization request
 */
record Selection(Person person, Course course, Tool tool, String nonce) {}
