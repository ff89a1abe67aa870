package io.hastack.pacemaker;

import io.hastack.spi.part.PacemakerResource;
import io.hastack.spi.part.PacemakerResource.Kind;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Primitives and clones as CIB elements. Every id follows from the resource's, so that a second build is the same. */
final class ResourceElements {
    private ResourceElements() {}

    /** Returns the id of the outermost element of a resource, which is what constraints name. */
    static String outerId(PacemakerResource resource) {
        return resource.resource() == Kind.PRIMITIVE ? resource.id() : resource.id() + "-clone";
    }

    /** Returns the outermost element of a resource. */
    static Element of(PacemakerResource resource) {
        Element primitive = primitive(resource);
        if (resource.resource() == Kind.PRIMITIVE) {
            return primitive;
        }
        Map<String, String> meta = new LinkedHashMap<>();
        // without it, one instance that stops would stop what depends on the clone on every node
        meta.put("interleave", "true");
        if (resource.resource() == Kind.PROMOTABLE) {
            meta.put("promotable", "true");
        }
        meta.putAll(resource.cloneMeta());
        String id = outerId(resource);
        return new Element("clone").with("id", id).with(primitive).with(set("meta_attributes", id, meta));
    }

    private static Element primitive(PacemakerResource resource) {
        String id = resource.id();
        Element primitive = new Element("primitive").with("id", id);
        agent(resource).forEach(primitive::with);
        if (!resource.options().isEmpty()) {
            primitive.with(set("instance_attributes", id, resource.options()));
        }
        if (!resource.operations().isEmpty()) {
            Element operations = new Element("operations");
            resource.operations().forEach(o -> operations.with(operation(id, o)));
            primitive.with(operations);
        }
        if (!resource.meta().isEmpty()) {
            primitive.with(set("meta_attributes", id, resource.meta()));
        }
        return primitive;
    }

    private static Map<String, String> agent(PacemakerResource resource) {
        List<String> words = List.of(resource.agent().split(":", -1));
        Map<String, String> agent = new LinkedHashMap<>();
        agent.put("class", words.get(0));
        if (words.size() == 3) {
            agent.put("provider", words.get(1));
        } else if (words.size() != 2) {
            throw new HaException(
                    ErrorCode.INPUT_COMPONENT,
                    "resource " + resource.id() + ": agent '" + resource.agent()
                            + "' is not class:type or class:provider:type, such as ocf:heartbeat:galera");
        }
        agent.put("type", words.get(words.size() - 1));
        return agent;
    }

    private static Element operation(String resource, PacemakerResource.Operation operation) {
        Element op = new Element("op")
                .with("id", resource + "-" + operation.name() + "-interval-" + operation.interval())
                .with("name", operation.name())
                .with("interval", operation.interval())
                .with("timeout", operation.timeout());
        operation.attributes().forEach(op::with);
        return op;
    }

    /** Returns a set of name-value pairs; {@code kind} is its element name. */
    static Element set(String kind, String owner, Map<String, String> values) {
        String id = owner + "-" + kind;
        Element set = new Element(kind).with("id", id);
        values.forEach((name, value) -> set.with(pair(id, name, value)));
        return set;
    }

    static Element pair(String set, String name, String value) {
        return new Element("nvpair")
                .with("id", set + "-" + name)
                .with("name", name)
                .with("value", value);
    }
}
