package dev.liftline.local.cli;

import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Role;
import java.time.Duration;

/** The text that {@code ./liftline up} prints when everything is ready. */
final class ReadyMessage {

    private ReadyMessage() {}

    static String text(LocalStack stack, Duration took, boolean detached) {
        return """

                Liftline is up after %.1f s.

                  API         %s
                  Browse it   %s/swagger-ui/
                  Metrics     %s/prometheus
                  PostgreSQL  %s (user liftline, no password)
                  Kafka       %s
                  Redis       %s

                  ./liftline demo             play a ski day
                  ./liftline status           list processes
                  ./liftline scale ingest=4   add replicas
                  ./liftline reload           build and restart what you changed
                  %-27s stop

                """.formatted(
                        took.toMillis() / 1000.0,
                        stack.gatewayUrl(),
                        stack.gatewayUrl(),
                        stack.replicas(Role.GATEWAY).getFirst().actuator(),
                        stack.databaseUrl(),
                        stack.kafkaBootstrap(),
                        stack.redisUrl(),
                        detached ? "./liftline down" : "Ctrl-C or ./liftline down");
    }
}
