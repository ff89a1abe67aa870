package io.hastack.pacemaker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An XML element without text, which is all the CIB knows. Mutable; belongs to one thread. */
final class Element {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();

    Element(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<Element> children() {
        return children;
    }

    /** Sets an attribute; returns this element. */
    Element with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Adds a child; returns this element. */
    Element with(Element child) {
        children.add(child);
        return this;
    }

    /** Returns an attribute's value, or an empty text. */
    String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    String id() {
        return get("id");
    }

    /** Returns this element and everything below it, in document order. */
    Stream<Element> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
    }

    Stream<Element> named(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted));
    }

    /** Returns the first child of a name, made at the end if there is none. */
    Element section(String wanted) {
        return named(wanted).findFirst().orElseGet(() -> {
            Element made = new Element(wanted);
            children.add(made);
            return made;
        });
    }

    Optional<Element> child(Predicate<Element> wanted) {
        return children.stream().filter(wanted).findFirst();
    }

    Optional<Element> child(String id) {
        return child(c -> c.id().equals(id));
    }

    /** Puts a child where the one of the same id stands, or at the end. */
    void put(Element child) {
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).id().equals(child.id())) {
                children.set(i, child);
                return;
            }
        }
        children.add(child);
    }

    Element copy() {
        Element copy = new Element(name);
        copy.attributes.putAll(attributes);
        children.forEach(c -> copy.children.add(c.copy()));
        return copy;
    }

    /** Compares by meaning: neither attributes nor children have an order here. */
    boolean means(Element other) {
        return canonical().equals(other.canonical());
    }

    private List<Object> canonical() {
        List<String> below = new ArrayList<>(
                children.stream().map(c -> c.canonical().toString()).toList());
        Collections.sort(below);
        return List.of(name, new TreeMap<>(attributes), below);
    }
}
