package io.hastack.spi;

/** How a secret that a component declares is generated, from {@link java.security.SecureRandom} always. */
public enum SecretKind {
    /** 32 letters and digits: safe in URLs, SQL, INI files and shell. */
    PASSWORD,
    /** 64 hexadecimal digits. */
    HEX,
    /** 256 bytes, base64 on one line, for Corosync and Pacemaker authkeys. */
    AUTHKEY,
    /** A key repository: lines of {@code <index> <key>}, key = 32 bytes url-safe base64 (Fernet); begins with 0 and 1. */
    FERNET_KEYS,
    /** Given by the operator with {@code ha:secrets set}; never generated. */
    GIVEN
}
