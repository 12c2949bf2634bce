package dev.liftline.peers.consumer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;

/** Stores rides of a Kafka topic in PostgreSQL. */
@SpringBootApplication(exclude = {DataRedisAutoConfiguration.class, DataRedisRepositoriesAutoConfiguration.class})
public class ConsumerPeer {

    public static void main(String[] args) {
        SpringApplication.run(ConsumerPeer.class, args);
    }
}
