package io.hastack.engine;

/**
 * A line of a file that is not as it shall be. Secrets of the store stand as their references; what may be a secret that
 * the store does not have is not told.
 *
 * @param file its path
 * @param line number from 1, as the file is now; of a missing line, the one it belongs before. 0 where there is no file
 * @param option {@code section.option} where the file has such, else empty
 * @param expected the line, empty if there shall be none
 * @param found the line, empty if there is none
 */
public record LineDrift(String file, int line, String option, String expected, String found) {}
