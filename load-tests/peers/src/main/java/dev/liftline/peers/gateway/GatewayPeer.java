package dev.liftline.peers.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Forwards requests to two servers. It runs with the class path of {@code load-tests/peers/gateway}. */
@SpringBootApplication
public class GatewayPeer {

    public static void main(String[] args) {
        SpringApplication.run(GatewayPeer.class, args);
    }
}
