package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Place;
import io.hastack.descriptor.yaml.Text;
import java.util.Optional;

/** Files beside a descriptor. */
public interface Templates {
    /** Returns the text of a file by its path from the descriptor, if there is such a file. */
    Optional<String> read(String path);

    /** Returns it with its places. */
    default Text text(Text path, String content) {
        return new Text(content, new Place(path.value(), 1, 1), true);
    }

    /** Returns a file's text with its places, if there is such a file. */
    default Optional<Text> text(Text path) {
        return read(path.value()).map(content -> text(path, content));
    }
}
