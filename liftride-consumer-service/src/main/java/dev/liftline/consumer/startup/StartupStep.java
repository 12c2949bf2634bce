package dev.liftline.consumer.startup;

/**
 * Something to be done before rides are read, again and again until it succeeds. Steps run in the order of their beans.
 *
 * @param waitsFor what the step needs, as the subject of "PostgreSQL is not ready"
 * @param work throws while what it needs is away
 */
public record StartupStep(String waitsFor, Runnable work) {}
