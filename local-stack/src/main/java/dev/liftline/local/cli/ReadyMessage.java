package dev.liftline.local.cli;

import dev.liftline.local.LocalStack;
import java.time.Duration;

/** The text that {@code ./liftline up} prints when everything is ready. */
final class ReadyMessage {

    private ReadyMessage() {}

    static String text(LocalStack stack, int managementPort, Duration took) {
        return """

                Liftline is up after %.1f s.

                  API         %s
                  Browse it   %s/swagger-ui/
                  Metrics     http://127.0.0.1:%d/actuator/prometheus
                  PostgreSQL  %s (user liftline, no password)
                  Kafka       %s
                  Redis       %s

                  ./liftline demo             play a ski day
                  ./liftline status           list processes
                  ./liftline scale ingest=4   add replicas
                  Ctrl-C or ./liftline down   stop

                """.formatted(
                        took.toMillis() / 1000.0,
                        stack.gatewayUrl(),
                        stack.gatewayUrl(),
                        managementPort,
                        stack.databaseUrl(),
                        stack.kafkaBootstrap(),
                        stack.redisUrl());
    }
}
