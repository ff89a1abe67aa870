package io.hastack.descriptor;

import io.hastack.descriptor.component.Descriptor;
import io.hastack.descriptor.component.DescriptorReader;
import io.hastack.spi.BlastBound;
import io.hastack.spi.ComponentInfo;
import io.hastack.spi.ConstraintService;
import io.hastack.spi.DeployService;
import io.hastack.spi.SecretKind;
import io.hastack.spi.Target;
import io.hastack.spi.VerifyService;
import io.hastack.spi.check.Check;
import io.hastack.spi.constraint.Constraint;
import io.hastack.spi.part.Part;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.topology.Node;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;

/**
 * A component as its {@code component.yaml} describes it. A component in Java may hold one and add to what it says.
 * Immutable; for use by many threads.
 */
public final class DescribedComponent implements DeployService, VerifyService, ConstraintService {
    private static final Pattern SHARED = Pattern.compile("shared/[a-z_.-]+");

    private final Descriptor descriptor;

    private DescribedComponent(Descriptor descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Reads the descriptor of a bundle; factory method of its Blueprint.
     *
     * @param blueprintBundle the bundle that holds the descriptor and its templates
     * @param path such as {@code component.yaml}
     * @throws HaException {@code INPUT_COMPONENT} with every problem of the descriptor, each beginning with its place
     */
    public static DescribedComponent load(Bundle blueprintBundle, String path) {
        return load(blueprintBundle.getSymbolicName() + "/", path, name -> read(blueprintBundle.getEntry(name)));
    }

    /** Reads a descriptor from a file, its templates from the same folder. */
    public static DescribedComponent load(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String prefix = Optional.ofNullable(file.getParent()).map(p -> p + "/").orElse("");
        return load(prefix, file.getFileName().toString(), name -> read(folder.resolve(name)));
    }

    /** Reads {@code component.yaml} from the root of where a class comes from. */
    public static DescribedComponent load(Class<?> sibling) {
        ClassLoader loader = sibling.getClassLoader();
        return load("", "component.yaml", name -> read(loader.getResource(name)));
    }

    @Override
    public ComponentInfo component() {
        return descriptor.info();
    }

    @Override
    public BlastBound blastBound() {
        return descriptor.blastBound();
    }

    @Override
    public List<Part> parts(Target target) {
        return descriptor.parts(target);
    }

    @Override
    public List<Part> departure(Target target, Node gone) {
        return descriptor.departure(target, gone);
    }

    @Override
    public List<Check> checks(Target target) {
        return descriptor.checks(target);
    }

    @Override
    public List<Constraint> constraints(Target target) {
        return descriptor.constraints();
    }

    @Override
    public Map<String, SecretKind> secrets() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(descriptor.secrets()));
    }

    @Override
    public Map<String, String> offers(Target target) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(descriptor.offers(target)));
    }

    /** Returns the settings an operator need not give. */
    public Map<String, String> defaults() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(descriptor.defaults()));
    }

    private static DescribedComponent load(String prefix, String path, Function<String, Optional<String>> files) {
        String text = files.apply(path)
                .orElseThrow(() -> new HaException(
                        ErrorCode.INPUT_COMPONENT,
                        prefix + path + ":1:1: expected a component descriptor, found no file"));
        return new DescribedComponent(DescriptorReader.read(
                prefix + path, text, name -> files.apply(name).or(() -> shared(name))));
    }

    /** What many components need is here once; a file of the component's own goes before. */
    private static Optional<String> shared(String name) {
        return SHARED.matcher(name).matches() ? read(DescribedComponent.class.getResource(name)) : Optional.empty();
    }

    private static Optional<String> read(URL url) {
        if (url == null) {
            return Optional.empty();
        }
        try (InputStream in = url.openStream()) {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString());
        } catch (IOException e) {
            throw unreadable(url.toString(), e);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static HaException unreadable(String file, IOException e) {
        String found = e instanceof CharacterCodingException ? "bytes that are none" : e.toString();
        return new HaException(
                ErrorCode.INPUT_COMPONENT, file + ":1:1: expected a file of UTF-8 text, found " + found, e);
    }
}
