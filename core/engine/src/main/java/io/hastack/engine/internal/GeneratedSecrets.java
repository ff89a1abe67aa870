package io.hastack.engine.internal;

import io.hastack.secrets.SecretGenerator;
import io.hastack.spi.SecretKind;
import io.hastack.spi.Secrets;
import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import io.hastack.spi.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the secrets that components declare and the store lacks; names all that an operator has to give. */
final class GeneratedSecrets {
    private GeneratedSecrets() {}

    static void complete(Plugins plugins, Composition composition, Secrets secrets) {
        Map<String, SecretKind> declared = declared(plugins, composition);
        check(composition, declared, secrets);
        declared.forEach((name, kind) -> {
            if (kind != SecretKind.GIVEN && secrets.find(name).isEmpty()) {
                secrets.put(name, SecretGenerator.generate(kind));
            }
        });
    }

    /** @throws HaException INPUT_SECRET with every secret that is missing and cannot be generated */
    static void check(Plugins plugins, Composition composition, Secrets secrets) {
        check(composition, declared(plugins, composition), secrets);
    }

    private static void check(Composition composition, Map<String, SecretKind> declared, Secrets secrets) {
        List<Problem> missing = new ArrayList<>();
        Map<String, String> wanted = new LinkedHashMap<>();
        declared.keySet().forEach(n -> wanted.put(n, "a component"));
        composition.all().forEach(e -> References.secretsIn(e.part().toString())
                .forEach(n -> wanted.put(
                        n,
                        e.instance().component() + "/" + e.part().kind() + ":"
                                + e.part().key())));
        wanted.forEach((name, by) -> {
            if (secrets.find(name).isEmpty() && declared.getOrDefault(name, SecretKind.GIVEN) == SecretKind.GIVEN) {
                missing.add(new Problem(
                        ErrorCode.INPUT_SECRET,
                        "secret '" + name + "' is referred to by " + by
                                + ", and the store does not hold it; give it with `ha:secrets set " + name + "`"));
            }
        });
        if (!missing.isEmpty()) {
            throw new HaException(missing);
        }
    }

    private static Map<String, SecretKind> declared(Plugins plugins, Composition composition) {
        Map<String, SecretKind> declared = new LinkedHashMap<>();
        composition.targets().keySet().forEach(i -> plugins.deploy(i.component())
                .ifPresent(d -> declared.putAll(d.secrets())));
        return declared;
    }
}
