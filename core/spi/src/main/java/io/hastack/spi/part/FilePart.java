package io.hastack.spi.part;

/**
 * A file that is owned whole: its content is compared by hash, and the distribution's file is kept beside it.
 *
 * @param path absolute
 * @param owner {@code user:group}
 * @param mode octal, such as {@code 0640}
 * @param content the whole text
 * @param apply command to run on the node after the content changed, empty for none; run once for all files that name it
 */
public record FilePart(Placement placement, String path, String owner, String mode, String content, String apply)
        implements Part {
    @Override
    public String kind() {
        return "file";
    }

    @Override
    public String key() {
        return path;
    }
}
