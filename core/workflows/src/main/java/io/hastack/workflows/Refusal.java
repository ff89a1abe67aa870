package io.hastack.workflows;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;

/** Why a gate lets nothing pass. */
final class Refusal {
    private Refusal() {}

    static HaException unsafe(String sentence) {
        return new HaException(ErrorCode.REFUSED_UNSAFE, sentence);
    }

    static HaException input(String sentence) {
        return new HaException(ErrorCode.INPUT_ARGUMENT, sentence);
    }
}
