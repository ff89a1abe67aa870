package io.hastack.spi.part;

/**
 * Who may start a systemd unit.
 *
 * @param unit full name, such as {@code mariadb.service}
 * @param state what shall be so
 */
public record SystemdUnit(Placement placement, String unit, State state) implements Part {
    /** Who may start the unit. */
    public enum State {
        /** systemd, at boot, and it runs now. */
        ENABLED,
        /** Pacemaker, as a {@code systemd:} resource; not at boot. */
        DISABLED,
        /** Nobody: Pacemaker runs the same program through an OCF agent. */
        MASKED
    }

    @Override
    public String kind() {
        return "unit";
    }

    @Override
    public String key() {
        return unit;
    }
}
