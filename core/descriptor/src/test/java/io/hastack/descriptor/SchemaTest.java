package io.hastack.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hastack.descriptor.component.ComponentKeys;
import io.hastack.descriptor.topology.TopologyKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {
    private static final Path DOCS = Path.of("../../docs");
    private static final Path BUNDLES = Path.of("../../bundles");
    private static final YAMLMapper YAML = new YAMLMapper();

    @TempDir
    private Path folder;

    @Test
    void topologyKeysAreThoseOfTheLoader() throws IOException {
        keysEqual("topology", "topology", TopologyKeys.ALL);
    }

    @Test
    void componentKeysAreThoseOfTheLoader() throws IOException {
        keysEqual("component", "descriptor", ComponentKeys.all());
    }

    @Test
    void theExampleIsValid() throws IOException {
        assertThat(errors("topology", Files.readString(DOCS.resolve("schema/examples/topology.yaml"))))
                .isEmpty();
    }

    @Test
    void theSchemaRefusesWhatItDoesNotKnow() throws IOException {
        assertThat(errors("topology", "name: a\nplatfrom: b\n")).isNotEmpty();
        assertThat(errors("component", DescribedComponentTest.HEAD + "deploy:\n  - package: [a]\n"))
                .isNotEmpty();
        assertThat(errors("component", DescribedComponentTest.HEAD)).isEmpty();
    }

    @Test
    void thePageOfTheFormatIsADescriptor() throws IOException {
        Matcher page =
                Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(DOCS.resolve("component-format.md")));
        assertThat(page.find()).isTrue();
        Path file = folder.resolve("component.yaml");
        Files.writeString(file, page.group(1));
        assertThat(errors("component", page.group(1))).isEmpty();
        assertThat(Problematic.problems(() -> DescribedComponent.load(file))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("descriptors")
    void everyDescriptorIsValid(Path descriptor) throws IOException {
        assertThat(errors("component", Files.readString(descriptor))).isEmpty();
        assertThat(Problematic.problems(() -> DescribedComponent.load(descriptor)))
                .isEmpty();
    }

    static List<Path> descriptors() throws IOException {
        try (Stream<Path> bundles = Files.list(BUNDLES)) {
            return Stream.concat(
                            bundles.map(b -> b.resolve("src/main/resources/component.yaml"))
                                    .filter(Files::exists)
                                    .sorted(),
                            Stream.of(Path.of("src/test/resources/every-part.yaml")))
                    .toList();
        }
    }

    private static void keysEqual(String schema, String root, Map<String, List<String>> keys) throws IOException {
        JsonNode json = YAML.readTree(schema(schema).toFile());
        keys.forEach((name, known) -> {
            JsonNode properties = (name.equals(root) ? json : json.path("$defs").path(name)).path("properties");
            assertThat(properties.fieldNames()).toIterable().as(name).containsExactlyInAnyOrderElementsOf(known);
        });
    }

    private static List<String> errors(String name, String yaml) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema(name)));
        return schema.validate(YAML.readTree(yaml)).stream()
                .map(Object::toString)
                .toList();
    }

    private static Path schema(String name) {
        return DOCS.resolve("schema/" + name + ".schema.json");
    }
}
