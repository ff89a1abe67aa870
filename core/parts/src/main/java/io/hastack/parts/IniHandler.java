package io.hastack.parts;

import io.hastack.spi.part.Change;
import io.hastack.spi.part.Fact;
import io.hastack.spi.part.Facts;
import io.hastack.spi.part.IniOptions;
import io.hastack.spi.part.PartHandler;
import io.hastack.spi.part.Site;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;

/** Configuration files of options, merged from all components that name them. */
@Component(service = PartHandler.class)
public final class IniHandler implements PartHandler<IniOptions> {
    @Override
    public Class<IniOptions> type() {
        return IniOptions.class;
    }

    @Override
    public List<Fact> facts(List<IniOptions> desired, Site site) {
        return List.of(files(desired).fact());
    }

    @Override
    public List<Change> converge(List<IniOptions> desired, Facts facts) {
        return files(desired).converge(facts);
    }

    private static OwnedFiles files(List<IniOptions> desired) {
        return new OwnedFiles(
                "ini",
                desired.stream()
                        .collect(Collectors.groupingBy(IniOptions::path, TreeMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(parts -> new IniFile(parts).rendered())
                        .toList());
    }
}
