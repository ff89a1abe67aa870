package io.hastack.spi.part;

import java.util.List;

/**
 * An OpenStack user of a component, with roles in a project of the default domain; the project is made if it is missing.
 *
 * @param user user name
 * @param project project name, {@code service} for components
 * @param roles role names, made if missing
 * @param secret name of the secret that holds the password
 */
public record Identity(Placement placement, String user, String project, List<String> roles, String secret)
        implements Part {
    public Identity {
        roles = List.copyOf(roles);
    }

    @Override
    public String kind() {
        return "identity";
    }

    @Override
    public String key() {
        return user;
    }
}
