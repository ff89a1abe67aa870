package io.hastack.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.hastack.spi.part.FilePart;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class BundleDescriptorTest {
    @TempDir
    private Path content;

    @Test
    void readsDescriptorAndTemplatesFromTheBundle() throws IOException {
        Files.createDirectories(content.resolve("files"));
        Files.writeString(content.resolve("files/a"), "at ${vip:galera}\n");
        Files.writeString(
                content.resolve("component.yaml"),
                DescribedComponentTest.HEAD + "deploy:\n  - { file: /a, template: files/a }\n");
        DescribedComponent component = DescribedComponent.load(bundle(), "component.yaml");
        assertThat(component.parts(Targets.of()))
                .singleElement()
                .extracting(p -> ((FilePart) p).content())
                .isEqualTo("at 10.0.0.201\n");
    }

    @Test
    void saysWhichBundleIsWrong() throws IOException {
        assertThat(Problematic.problems(() -> DescribedComponent.load(bundle(), "component.yaml")))
                .containsExactly("INPUT_COMPONENT hastack-keystone/component.yaml:1:1: expected a component descriptor,"
                        + " found no file");
        Files.write(content.resolve("component.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(Problematic.problems(() -> DescribedComponent.load(bundle(), "component.yaml")))
                .singleElement()
                .asString()
                .endsWith(":1:1: expected a file of UTF-8 text, found bytes that are none");
    }

    /** A bundle whose content is a folder. */
    private Bundle bundle() {
        return (Bundle) Proxy.newProxyInstance(
                Bundle.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getSymbolicName" -> "hastack-keystone";
                    case "getEntry" -> entry((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private URL entry(String path) throws IOException {
        Path file = content.resolve(path);
        return Files.exists(file) ? file.toUri().toURL() : null;
    }
}
