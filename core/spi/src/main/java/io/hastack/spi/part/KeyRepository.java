package io.hastack.spi.part;

/**
 * A directory of numbered keys, the same on every node, such as Keystone's Fernet keys. Files that the secret does not
 * hold are removed.
 *
 * @param directory absolute
 * @param secret name of a secret of kind {@code FERNET_KEYS}
 * @param owner {@code user:group} of directory (0700) and files (0600)
 */
public record KeyRepository(Placement placement, String directory, String secret, String owner) implements Part {
    @Override
    public String kind() {
        return "keys";
    }

    @Override
    public String key() {
        return directory;
    }
}
