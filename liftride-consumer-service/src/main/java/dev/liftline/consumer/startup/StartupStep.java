package dev.liftline.consumer.startup;

/**
 * Work to do before the listener starts. Steps run in the order of their beans, each until it succeeds.
 *
 * @param server the server that the step needs, as the subject of "PostgreSQL is unavailable"
 * @param work throws a {@link RuntimeException} while the server is unavailable
 */
public record StartupStep(String server, Runnable work) {}
