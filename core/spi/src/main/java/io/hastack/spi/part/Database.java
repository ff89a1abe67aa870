package io.hastack.spi.part;

/**
 * An SQL database and the one user that owns it, reachable from every address.
 *
 * @param name database
 * @param user SQL user
 * @param secret name of the secret that holds the user's password
 */
public record Database(Placement placement, String name, String user, String secret) implements Part {
    @Override
    public String kind() {
        return "database";
    }

    @Override
    public String key() {
        return name;
    }
}
