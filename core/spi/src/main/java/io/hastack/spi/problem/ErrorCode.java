package io.hastack.spi.problem;

/**
 * What went wrong, in a form that scripts can test. The kind decides the exit code: wrong input 2, refused for safety 3,
 * everything else 1. {@code docs/errors.md} is generated from this list.
 */
public enum ErrorCode {
    INPUT_SYNTAX(Kind.INPUT, "A file is not valid YAML or holds a key, type or value that is not allowed."),
    INPUT_TOPOLOGY(Kind.INPUT, "The topology contradicts itself or misses something a component needs."),
    INPUT_ARGUMENT(Kind.INPUT, "A command's argument names something that does not exist."),
    INPUT_KEY(Kind.INPUT, "The SSH private key or known_hosts file cannot be read."),
    INPUT_SECRET(Kind.INPUT, "A secret is referred to that the secret store does not hold."),
    INPUT_COMPONENT(Kind.INPUT, "A component's descriptor or override is wrong."),
    INPUT_CIB(Kind.INPUT, "A CIB does not validate, names what it does not hold, or reaches no steady state."),
    REFUSED_FENCING(Kind.SAFETY, "A node has no fencing device, or the device does not answer as configured."),
    REFUSED_MEMBERS(Kind.SAFETY, "The number of full members is below three, even, or above sixteen."),
    REFUSED_LOCKED(Kind.SAFETY, "Another run holds the topology."),
    REFUSED_FOREIGN(Kind.SAFETY, "Something that Hastack did not make stands where a part is to go."),
    REFUSED_UNSAFE(Kind.SAFETY, "The change could lose quorum, a last copy or acknowledged data."),
    REFUSED_UNPROVEN(Kind.SAFETY, "The change adds a violation of an invariant to what was proven before."),
    NODE_UNREACHABLE(Kind.INPUT, "A node does not answer on its SSH port."),
    NODE_HOST_KEY(Kind.INPUT, "A node shows a host key that known_hosts does not hold for it."),
    NODE_LOGIN(Kind.INPUT, "A node refuses the login of access.user with access.key."),
    NODE_LOST(Kind.ENVIRONMENT, "A node stopped answering in the middle of a run."),
    CHANGE_FAILED(Kind.ENVIRONMENT, "A command that was to change a node failed."),
    CONDITION_DEADLINE(Kind.ENVIRONMENT, "A condition did not become True within its deadline."),
    PACEMAKER_REJECTED(Kind.ENVIRONMENT, "Pacemaker rejected the CIB or the patch."),
    SCHEDULER_ABSENT(Kind.ENVIRONMENT, "No crm_simulate that can read the CIB was found."),
    TOOL_FAILED(Kind.ENVIRONMENT, "A program of this machine that a command needs is missing or failed."),
    STATE_UNREADABLE(Kind.ENVIRONMENT, "A file of the console's own state cannot be read or written."),
    COMPONENT_FAILED(Kind.BUG, "A component's service threw or returned something that is not allowed."),
    INTERNAL(Kind.BUG, "The platform contradicts itself.");

    /** Who has to act. */
    public enum Kind {
        /** The operator wrote something wrong; nothing was touched. */
        INPUT(2),
        /** Refused for safety; the message names the flag that overrides, if there is one. */
        SAFETY(3),
        /** A machine, network or service did not do its part. */
        ENVIRONMENT(1),
        /** A defect of Hastack or of a plug-in. */
        BUG(1);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        /** Returns the exit code of a command that ends with an error of this kind. */
        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;
    private final String meaning;

    ErrorCode(Kind kind, String meaning) {
        this.kind = kind;
        this.meaning = meaning;
    }

    /** Returns who has to act. */
    public Kind kind() {
        return kind;
    }

    /** Returns one sentence for {@code docs/errors.md}. */
    public String meaning() {
        return meaning;
    }
}
