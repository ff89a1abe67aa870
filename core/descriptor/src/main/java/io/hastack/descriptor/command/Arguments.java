package io.hastack.descriptor.command;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The words of a command from its first argument on. Karaf looks for options up to the first argument only, and hands those
 * behind it over as further arguments. So a command takes its last argument as a list ({@code multiValued}), and has the
 * options picked out of it: {@code nova:evacuate cmp1 --yes}. Belongs to one thread.
 */
public final class Arguments {
    private final Map<String, Consumer<String>> options = new TreeMap<>();
    private final Map<String, Runnable> flags = new TreeMap<>();

    /** Knows an option without a value. */
    public Arguments flag(String name, Runnable given) {
        flags.put(name, given);
        return this;
    }

    /** Knows an option whose next word is its value. */
    public Arguments option(String name, Consumer<String> given) {
        options.put(name, given);
        return this;
    }

    /**
     * Tells of each option that is among the words, and returns the others.
     *
     * @throws HaException {@code INPUT_ARGUMENT} for an option that the command does not have, or one without its value
     */
    public List<String> among(List<?> words) {
        List<String> arguments = new ArrayList<>();
        for (Iterator<?> i = words.iterator(); i.hasNext(); ) {
            String word = String.valueOf(i.next());
            if (!word.startsWith("-")) {
                arguments.add(word);
            } else if (flags.containsKey(word)) {
                flags.get(word).run();
            } else if (!options.containsKey(word)) {
                throw wrong("unknown option " + word + "; there are " + String.join(", ", names()));
            } else if (i.hasNext()) {
                options.get(word).accept(String.valueOf(i.next()));
            } else {
                throw wrong("option " + word + " wants a value");
            }
        }
        return List.copyOf(arguments);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(options.keySet());
        names.addAll(flags.keySet());
        return names.stream().sorted().toList();
    }

    /**
     * Returns the one argument that is expected.
     *
     * @throws HaException {@code INPUT_ARGUMENT} if there is another number of them
     */
    public static String one(List<String> arguments, String what) {
        if (arguments.size() != 1) {
            throw wrong(
                    "expected " + what + ", found " + (arguments.isEmpty() ? "nothing" : String.join(" ", arguments)));
        }
        return arguments.get(0);
    }

    private static HaException wrong(String message) {
        return new HaException(ErrorCode.INPUT_ARGUMENT, message);
    }
}
