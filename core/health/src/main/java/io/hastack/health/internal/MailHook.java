package io.hastack.health.internal;

import io.hastack.health.Change;
import io.hastack.spi.check.Condition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.net.smtp.SMTPClient;
import org.apache.commons.net.smtp.SMTPReply;
import org.apache.commons.net.smtp.SimpleSMTPHeader;

/**
 * One mail for what changed together, through a relay that takes it without a login, as a site has one for its machines.
 *
 * @param port usually 25
 */
record MailHook(String host, int port, String from, List<String> to, Duration deadline) implements Hook {
    MailHook {
        to = List.copyOf(to);
    }

    @Override
    public void tell(List<Change> changes) throws IOException {
        SMTPClient client = new SMTPClient(StandardCharsets.UTF_8.name());
        int millis = (int) Math.min(Integer.MAX_VALUE, deadline.toMillis());
        client.setConnectTimeout(millis);
        client.setDefaultTimeout(millis);
        try {
            client.connect(host, port);
            client.setSoTimeout(millis);
            accepted(SMTPReply.isPositiveCompletion(client.getReplyCode()), client);
            accepted(client.login("localhost"), client);
            accepted(client.sendSimpleMessage(from, to.toArray(String[]::new), text(changes)), client);
            client.logout();
        } finally {
            if (client.isConnected()) {
                client.disconnect();
            }
        }
    }

    private String text(List<Change> changes) {
        SimpleSMTPHeader header = new SimpleSMTPHeader(from, String.join(", ", to), subject(changes));
        header.addHeaderField("MIME-Version", "1.0");
        header.addHeaderField("Content-Type", "text/plain; charset=UTF-8");
        header.addHeaderField("Content-Transfer-Encoding", "8bit");
        return changes.stream()
                .map(c -> c.text() + "\nsince " + c.condition().since() + ", "
                        + c.condition().reason() + "\n\n")
                .collect(Collectors.joining("", header.toString(), ""));
    }

    /** Headers are ASCII, one line each. */
    private static String subject(List<Change> changes) {
        Condition first = changes.get(0).condition();
        String more = changes.size() > 1 ? ", and " + (changes.size() - 1) + " more" : "";
        String subject = "[hastack] " + first.subject() + "/" + first.type() + " is "
                + first.status().text() + more;
        return subject.replaceAll("[^ -~]", "?");
    }

    private static void accepted(boolean good, SMTPClient client) throws IOException {
        if (!good) {
            throw new IOException("the mail server answers " + client.getReplyCode());
        }
    }
}
