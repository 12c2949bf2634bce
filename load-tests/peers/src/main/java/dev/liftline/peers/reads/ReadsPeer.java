package dev.liftline.peers.reads;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;

/** Serves totals of skier days from PostgreSQL through a cache in Redis. */
@SpringBootApplication(exclude = {DataRedisRepositoriesAutoConfiguration.class, KafkaAutoConfiguration.class})
public class ReadsPeer {

    public static void main(String[] args) {
        SpringApplication.run(ReadsPeer.class, args);
    }
}
