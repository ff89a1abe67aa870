package io.hastack.descriptor.component;

import io.hastack.descriptor.yaml.Place;
import io.hastack.descriptor.yaml.Text;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Texts of a descriptor with a target's answers in them; errors begin with the place of the reference. */
record Resolution(LookUps lookUps) {
    String text(Text text) {
        return Substitution.replace(text.value(), reference -> {
            Place place = text.at(text.value().indexOf("${" + reference));
            return at(place, () -> lookUps.answer(reference));
        });
    }

    List<String> texts(List<Text> texts) {
        return texts.stream().map(this::text).toList();
    }

    Map<String, String> map(Map<String, Text> texts) {
        Map<String, String> map = new LinkedHashMap<>();
        texts.forEach((key, text) -> map.put(key, text(text)));
        return map;
    }

    /** Returns what a supplier says, with a place put in front of its errors. */
    static <T> T at(Place place, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (HaException e) {
            throw new HaException(e.problems().stream()
                    .map(p -> new Problem(p.code(), place + ": " + p.message()))
                    .toList());
        }
    }
}
