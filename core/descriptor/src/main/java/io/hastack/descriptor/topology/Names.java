package io.hastack.descriptor.topology;

import java.util.regex.Pattern;

/** What names look like. They end up in scripts and file names, so nothing in them needs quoting. */
final class Names {
    static final Pattern TOPOLOGY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    static final Pattern PLATFORM = Pattern.compile("[a-z]+-[0-9][0-9.]*");
    static final Pattern CLUSTER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    static final Pattern NODE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,61}[A-Za-z0-9])?");
    static final Pattern COMPONENT = Pattern.compile("[a-z][a-z0-9-]*");
    static final Pattern SETTING = Pattern.compile("[a-z][a-z0-9-]*\\.[A-Za-z0-9._-]+");
    static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z_][A-Za-z0-9._-]*");
    static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]*");
    static final Pattern AGENT = Pattern.compile("fence_[A-Za-z0-9_]+");

    static final String COMPONENT_EXPECTED = "a component id in lower case, such as keystone";

    private Names() {}
}
