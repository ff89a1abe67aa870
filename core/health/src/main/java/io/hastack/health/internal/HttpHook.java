package io.hastack.health.internal;

import io.hastack.health.Change;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** A POST of {@code {changes: […]}}; 2xx is taken. No redirect is followed: this address was meant. */
record HttpHook(HttpClient client, URI uri, Duration deadline) implements Hook {
    static HttpHook of(String url, Duration deadline) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .build();
        return new HttpHook(client, URI.create(url), deadline);
    }

    @Override
    public void tell(List<Change> changes) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(deadline)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ChangeJson.document(changes)))
                .build();
        int status;
        try {
            status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (IOException e) {
            // the cause may name the address, and that may hold a password
            throw new IOException("no answer: " + e.getClass().getSimpleName());
        }
        if (status / 100 != 2) {
            throw new IOException("it answers " + status);
        }
    }
}
