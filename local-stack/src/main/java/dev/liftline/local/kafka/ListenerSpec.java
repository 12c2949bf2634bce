package dev.liftline.local.kafka;

/**
 * One more listener of a broker. The broker sends the clients that use it to the advertised port.
 *
 * @param name letters and digits
 * @param port where the broker listens
 * @param advertisedPort where clients connect
 */
public record ListenerSpec(String name, int port, int advertisedPort) {}
