package io.hastack.spi.constraint;

/** What an order constraint waits for or holds back. */
public enum Action {
    START,
    STOP,
    PROMOTE,
    DEMOTE
}
