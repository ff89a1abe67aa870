package io.hastack.descriptor.yaml;

/**
 * A scalar as it was written.
 *
 * @param value the text, whatever YAML takes it for: {@code 0640} and {@code true} stay as they are
 * @param place where it begins
 * @param block true if each line of the value is a line of the file, so that places inside it are known
 */
public record Text(String value, Place place, boolean block) {
    /** Returns a text that is not in the file, such as a default. */
    public static Text of(String value, Place place) {
        return new Text(value, place, false);
    }

    /** Returns where an offset of the value stands; the beginning where that cannot be known. */
    public Place at(int offset) {
        if (!block || offset < 0) {
            return place;
        }
        String before = value.substring(0, offset);
        int lines = (int) before.chars().filter(c -> c == '\n').count();
        return new Place(place.file(), place.line() + lines, offset - before.lastIndexOf('\n') + place.column() - 1);
    }

    /** Returns true if nothing was written. */
    public boolean isEmpty() {
        return value.isEmpty();
    }
}
