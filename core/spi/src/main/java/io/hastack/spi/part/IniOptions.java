package io.hastack.spi.part;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Options of an oslo.config or INI file. Parts of several components that name the same file on a node are merged and
 * rendered as one whole file; two values for one option are an error that names both components.
 *
 * @param path absolute
 * @param owner {@code user:group}
 * @param mode octal, such as {@code 0640}
 * @param apply command to run on the node after the content changed, empty for none
 * @param options {@code section.option} to value, in the order written; the section ends at the first dot
 */
public record IniOptions(
        Placement placement, String path, String owner, String mode, String apply, Map<String, String> options)
        implements SharedPart {
    public IniOptions {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    @Override
    public String kind() {
        return "ini";
    }

    @Override
    public String key() {
        return path;
    }

    @Override
    public String shared() {
        return path;
    }
}
