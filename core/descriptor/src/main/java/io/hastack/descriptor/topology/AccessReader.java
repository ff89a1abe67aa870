package io.hastack.descriptor.topology;

import io.hastack.descriptor.yaml.Element;
import io.hastack.descriptor.yaml.Fields;
import io.hastack.descriptor.yaml.Problems;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.topology.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads how nodes are reached. */
final class AccessReader {
    private final Path folder;
    private final boolean requireKeys;
    private final Problems problems;

    AccessReader(Path folder, boolean requireKeys, Problems problems) {
        this.folder = folder;
        this.requireKeys = requireKeys;
        this.problems = problems;
    }

    Access access(Element element) {
        Fields fields = element.fields("access", TopologyKeys.ACCESS);
        Text user = fields.text("user", Names.USER, "a login name such as root");
        Text key = fields.text("key");
        Text knownHosts = fields.text("knownHosts");
        Path keyFile = path(fields, key);
        Path hostsFile = path(fields, knownHosts);
        if (requireKeys) {
            readable(key, keyFile, "the SSH private key");
            readable(knownHosts, hostsFile, "the OpenSSH known_hosts file");
        }
        return new Access(user.value(), keyFile, hostsFile);
    }

    private Path path(Fields fields, Text text) {
        try {
            return folder.resolve(text.value()).normalize();
        } catch (InvalidPathException e) {
            fields.wrong(text.place(), "expected the path of a file, found '" + text.value() + "'");
            return folder;
        }
    }

    private void readable(Text text, Path file, String what) {
        if (text.isEmpty()) {
            return;
        }
        String found = defect(file);
        if (!found.isEmpty()) {
            problems.add(
                    ErrorCode.INPUT_KEY,
                    text.place(),
                    "expected " + what + " at " + file + ", found " + found
                            + "; write its path relative to the topology file, or absolute");
        }
    }

    private static String defect(Path file) {
        if (!Files.exists(file)) {
            return "no file";
        }
        if (!Files.isRegularFile(file)) {
            return "no regular file";
        }
        try {
            Files.readString(file, StandardCharsets.ISO_8859_1);
            return "";
        } catch (IOException e) {
            return "a file that cannot be read (" + e.getClass().getSimpleName() + ")";
        }
    }
}
