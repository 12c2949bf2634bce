package dev.liftline.local.kafka;

/**
 * One more way into a broker, for clients that reach it by another port than the one it listens on: the broker tells them to come by
 * that port again.
 *
 * @param name letters and digits, its listener's name
 * @param port where the broker listens
 * @param advertisedPort where its clients find it
 */
public record ListenerSpec(String name, int port, int advertisedPort) {}
