package io.hastack.shell.completion;

import io.hastack.engine.Inventory;
import io.hastack.spi.ComponentInfo;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Installed components. */
@Service
public final class ComponentCompleter extends NameCompleter {
    @Reference(optional = true)
    Inventory inventory;

    @Override
    List<String> names() {
        return inventory == null
                ? List.of()
                : inventory.components().stream().map(ComponentInfo::id).toList();
    }
}
