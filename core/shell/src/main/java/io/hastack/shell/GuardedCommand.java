package io.hastack.shell;

import io.hastack.descriptor.LoadedTopology;
import io.hastack.descriptor.TopologyRules;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import io.hastack.spi.topology.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** A command that refuses an unsafe topology unless the operator insists. */
public abstract class GuardedCommand extends TopologyCommand {
    @Option(name = "--allow-unfenced", description = "Accept nodes without a fencing device")
    boolean allowUnfenced;

    @Option(
            name = "--allow-members",
            description = "Accept fewer than three, an even number or more than sixteen members")
    boolean allowMembers;

    @Reference(optional = true)
    FeaturesService features;

    /**
     * Returns a topology that is safe and, as far as its components are installed, agrees with them.
     *
     * @param keys true if nodes will be reached
     */
    protected Topology guarded(boolean keys) {
        LoadedTopology loaded = source().load(allowed(), keys);
        Set<String> missing = new HashSet<>(loaded.topology().components());
        inventory().components().forEach(c -> missing.remove(c.id()));
        // what could be installed is named with its feature later; what nobody offers is a mistake in the file
        if (missing.isEmpty()
                || features != null && !Distribution.available(features).containsAll(missing)) {
            agree(loaded);
        }
        return loaded.topology();
    }

    /** Compares a topology with the components there are; those not installed are an error here. */
    protected void agree(LoadedTopology loaded) {
        List<Problem> problems =
                TopologyRules.check(loaded, inventory().components(), Distribution.available(features));
        if (!problems.isEmpty()) {
            throw new HaException(problems);
        }
    }

    /** Returns the refusals that the operator insists to pass. */
    protected Set<ErrorCode> allowed() {
        Set<ErrorCode> allowed = new HashSet<>();
        if (allowUnfenced) {
            allowed.add(ErrorCode.REFUSED_FENCING);
        }
        if (allowMembers) {
            allowed.add(ErrorCode.REFUSED_MEMBERS);
        }
        return allowed;
    }
}
