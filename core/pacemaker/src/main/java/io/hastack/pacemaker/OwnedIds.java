package io.hastack.pacemaker;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ids of the resources that Hastack made, kept in the CIB itself as a tag. The cluster then tells what is foreign to
 * every console, and to operators ({@code pcs tag}).
 */
final class OwnedIds {
    static final String TAG = "hastack";

    private OwnedIds() {}

    static Set<String> in(Element configuration) {
        return configuration
                .named("tags")
                .flatMap(t -> t.named("tag"))
                .filter(t -> t.id().equals(TAG))
                .flatMap(t -> t.named("obj_ref"))
                .map(Element::id)
                .collect(Collectors.toSet());
    }

    static void remove(Element configuration, String id) {
        configuration
                .named("tags")
                .flatMap(t -> t.named("tag"))
                .filter(t -> t.id().equals(TAG))
                .forEach(t -> t.children().removeIf(ref -> ref.id().equals(id)));
    }

    static void add(Element configuration, String id) {
        Element tags = configuration.section("tags");
        Element tag = tags.child(TAG).orElseGet(() -> {
            Element made = new Element("tag").with("id", TAG);
            tags.put(made);
            return made;
        });
        tag.put(new Element("obj_ref").with("id", id));
    }
}
