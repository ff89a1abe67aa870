package io.hastack.shell.text;

import org.apache.karaf.shell.support.ansi.SimpleAnsi;

/** Colours of words that say how something is; everything else keeps the terminal's own. */
final class Colour {
    private Colour() {}

    /** Returns Karaf's ANSI sequence for a cell, or null for none, as {@code ShellTable} expects it. */
    static String of(String cell) {
        return switch (cell == null ? "" : cell.strip()) {
            case "True", "FINISHED", "online", "installed" -> SimpleAnsi.COLOR_GREEN;
            case "False", "FAILED", "offline", "unclean", "missing" -> SimpleAnsi.COLOR_RED;
            case "Unknown", "INTERRUPTED", "standby", "maintenance" -> SimpleAnsi.COLOR_YELLOW;
            default -> null;
        };
    }
}
