package io.hastack.health.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work that is waited for no longer than a deadline. It may go on after it: who hangs in a system call cannot be ended. */
final class Deadlines implements AutoCloseable {
    private final ExecutorService pool = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "hastack-health");
        thread.setDaemon(true);
        return thread;
    });

    /** Work that was begun. */
    record Begun<T>(CompletableFuture<T> future) {
        /**
         * @throws TimeoutException after the deadline
         * @throws ExecutionException with what the work threw
         */
        T within(Duration deadline) throws TimeoutException, ExecutionException {
            try {
                return future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ExecutionException("interrupted", e);
            }
        }

        /** Runs something when the work has ended, however late. */
        void ended(Runnable then) {
            future.whenComplete((value, failure) -> then.run());
        }
    }

    <T> Begun<T> begin(Callable<T> work) {
        CompletableFuture<T> future = new CompletableFuture<>();
        pool.execute(() -> {
            try {
                future.complete(work.call());
            } catch (Exception | LinkageError e) {
                future.completeExceptionally(e);
            }
        });
        return new Begun<>(future);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
