package io.hastack.shell;

import io.hastack.descriptor.command.Arguments;
import io.hastack.spi.problem.HaException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Option;

/** Lets options follow arguments, {@code ha:run last --json}, in every command of the shell: see {@link Arguments}. */
final class TrailingOptions {
    private TrailingOptions() {}

    /**
     * Takes options out of the lists of arguments of a command and sets their fields.
     *
     * @throws HaException INPUT_ARGUMENT for an option that the command does not have
     */
    static void settle(ConsoleCommand command) {
        Arguments known = new Arguments();
        List<Field> lists = new ArrayList<>();
        for (Class<?> type = command.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Option.class)) {
                    know(known, field, command);
                } else if (field.isAnnotationPresent(Argument.class) && field.getType() == List.class) {
                    lists.add(field);
                }
            }
        }
        for (Field list : lists) {
            set(list, command, known.among((List<?>) get(list, command)));
        }
    }

    private static void know(Arguments known, Field option, ConsoleCommand command) {
        String name = option.getAnnotation(Option.class).name();
        if (option.getType() == boolean.class) {
            known.flag(name, () -> set(option, command, true));
        } else {
            known.option(name, value -> set(option, command, value));
        }
    }

    private static Object get(Field field, ConsoleCommand command) {
        try {
            return field.get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("fields of commands are visible in their package", e);
        }
    }

    private static void set(Field field, ConsoleCommand command, Object value) {
        try {
            field.set(command, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("fields of commands are visible in their package", e);
        }
    }
}
