package io.hastack.shell.report;

import java.util.List;

/** Text of a page; everything that is not markup of ours goes through {@link #text}. */
final class Html {
    private final StringBuilder page = new StringBuilder();

    /** Returns text as it may stand in an element or in a quoted attribute. */
    static String text(Object value) {
        return String.valueOf(value)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Adds markup in which each {@code %s} becomes an escaped value. */
    Html add(String markup, Object... values) {
        Object[] escaped = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            escaped[i] = text(values[i]);
        }
        page.append(values.length == 0 ? markup : markup.formatted(escaped)).append('\n');
        return this;
    }

    /** Adds what another part of the page made. */
    Html add(Html other) {
        page.append(other.page);
        return this;
    }

    /** Adds a row of header cells. */
    Html head(List<String> names) {
        page.append("<thead><tr>");
        names.forEach(n -> page.append("<th scope=\"col\">").append(text(n)).append("</th>"));
        page.append("</tr></thead>\n");
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
