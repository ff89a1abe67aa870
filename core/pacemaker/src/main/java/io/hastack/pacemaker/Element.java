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
public final class Element {
    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();

    /** Makes one without attributes and children. */
    public Element(String name) {
        this.name = name;
    }

    /** Returns the name of its tag. */
    public String name() {
        return name;
    }

    /** Returns its attributes, to be read and written. */
    public Map<String, String> attributes() {
        return attributes;
    }

    /** Returns its children, to be read and written. */
    public List<Element> children() {
        return children;
    }

    /** Sets an attribute; returns this element. */
    public Element with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Adds a child; returns this element. */
    public Element with(Element child) {
        children.add(child);
        return this;
    }

    /** Returns an attribute's value, or an empty text. */
    public String get(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }

    /** Returns the attribute {@code id}, or an empty text. */
    public String id() {
        return get("id");
    }

    /** Returns this element and everything below it, in document order. */
    public Stream<Element> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
    }

    /** Returns the children of a name. */
    public Stream<Element> named(String wanted) {
        return children.stream().filter(c -> c.name.equals(wanted));
    }

    /** Returns the first child of a name, made at the end if there is none. */
    public Element section(String wanted) {
        return named(wanted).findFirst().orElseGet(() -> {
            Element made = new Element(wanted);
            children.add(made);
            return made;
        });
    }

    /** Returns the first child that fits. */
    public Optional<Element> child(Predicate<Element> wanted) {
        return children.stream().filter(wanted).findFirst();
    }

    /** Returns the first child of an id. */
    public Optional<Element> child(String id) {
        return child(c -> c.id().equals(id));
    }

    /** Puts a child where the one of the same id stands, or at the end. */
    public void put(Element child) {
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).id().equals(child.id())) {
                children.set(i, child);
                return;
            }
        }
        children.add(child);
    }

    /** Returns a copy that shares nothing with this one. */
    public Element copy() {
        Element copy = new Element(name);
        copy.attributes.putAll(attributes);
        children.forEach(c -> copy.children.add(c.copy()));
        return copy;
    }

    /** Compares by meaning: neither attributes nor children have an order here. */
    public boolean means(Element other) {
        return canonical().equals(other.canonical());
    }

    private List<Object> canonical() {
        List<String> below = new ArrayList<>(
                children.stream().map(c -> c.canonical().toString()).toList());
        Collections.sort(below);
        return List.of(name, new TreeMap<>(attributes), below);
    }
}
