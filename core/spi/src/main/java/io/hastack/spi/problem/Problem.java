package io.hastack.spi.problem;

/**
 * One thing that is wrong.
 *
 * @param code what kind of thing
 * @param message what was expected, what was found, what to do; begins with the place ({@code file:line:column}) if any
 */
public record Problem(ErrorCode code, String message) {}
