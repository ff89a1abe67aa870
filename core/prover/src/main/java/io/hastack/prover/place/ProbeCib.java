package io.hastack.prover.place;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The smallest CIB of a feature set and schema: who cannot read it is too old, whatever else a CIB holds. */
final class ProbeCib {
    private static final Pattern HEAD = Pattern.compile("<cib\\b[^>]*>");
    private static final Pattern VERSION = Pattern.compile("\\b(crm_feature_set|validate-with)=\"([^\"]*)\"");

    private ProbeCib() {}

    static String of(String cib) {
        StringBuilder probe = new StringBuilder("<cib");
        Matcher head = HEAD.matcher(cib);
        if (head.find()) {
            VERSION.matcher(head.group()).results().forEach(v -> probe.append(' ')
                    .append(v.group()));
        }
        return probe.append(" admin_epoch=\"0\" epoch=\"1\" num_updates=\"0\"><configuration><crm_config/><nodes/>")
                .append("<resources/><constraints/></configuration><status/></cib>\n")
                .toString();
    }
}
