package io.hastack.shell;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Option;

/**
 * Lets options follow arguments: {@code ha:run last --json}. Karaf looks for options up to the first argument only, and hands
 * those behind it over as further arguments, so a command takes its last argument as a list.
 */
final class TrailingOptions {
    private TrailingOptions() {}

    /**
     * Takes options out of the lists of arguments of a command and sets their fields.
     *
     * @throws HaException INPUT_ARGUMENT for an option that the command does not have
     */
    static void settle(ConsoleCommand command) {
        Map<String, Field> options = new TreeMap<>();
        List<Field> lists = new ArrayList<>();
        for (Class<?> type = command.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Option.class)) {
                    options.put(field.getAnnotation(Option.class).name(), field);
                } else if (field.isAnnotationPresent(Argument.class) && field.getType() == List.class) {
                    lists.add(field);
                }
            }
        }
        try {
            for (Field list : lists) {
                list.set(command, rest(command, (List<?>) list.get(command), options));
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("fields of commands are visible in their package", e);
        }
    }

    private static List<String> rest(ConsoleCommand command, List<?> words, Map<String, Field> options)
            throws IllegalAccessException {
        List<String> rest = new ArrayList<>();
        for (Iterator<?> i = words.iterator(); i.hasNext(); ) {
            String word = String.valueOf(i.next());
            if (!word.startsWith("-")) {
                rest.add(word);
                continue;
            }
            Field option = options.get(word);
            if (option == null) {
                throw wrong("unknown option " + word + "; there are " + String.join(", ", options.keySet()));
            }
            if (option.getType() == boolean.class) {
                option.setBoolean(command, true);
            } else if (i.hasNext()) {
                option.set(command, String.valueOf(i.next()));
            } else {
                throw wrong("option " + word + " wants a value");
            }
        }
        return List.copyOf(rest);
    }

    /** Returns the one word that is expected. */
    static String one(List<String> words, String what) {
        if (words.size() != 1) {
            throw wrong("expected " + what + ", found " + (words.isEmpty() ? "nothing" : String.join(" ", words)));
        }
        return words.get(0);
    }

    private static HaException wrong(String message) {
        return new HaException(ErrorCode.INPUT_ARGUMENT, message);
    }
}
