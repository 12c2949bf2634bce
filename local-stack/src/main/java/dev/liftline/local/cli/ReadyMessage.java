package dev.liftline.local.cli;

import dev.liftline.local.LocalStack;
import dev.liftline.local.StackHome;
import dev.liftline.local.replica.Role;
import dev.liftline.local.secrets.LocalSecrets;
import java.nio.file.Path;
import java.time.Duration;

/** The text that {@code ./liftline up} prints when everything is ready. */
final class ReadyMessage {

    private ReadyMessage() {}

    static String text(LocalStack stack, Duration took, boolean detached) {
        var secrets = fromUserDirectory(stack.secrets().directory());
        return """

                Liftline is up after %.1f s.
                %s
                  API         %s
                  Browse it   %s/swagger-ui/
                  Metrics     %s/prometheus
                  PostgreSQL  %s (user liftline, password among the secrets)
                  Kafka       %s
                  Redis       %s
                  Secrets     %s (keys, passwords, PINs)%s

                  %s

                  ./liftline demo             play a ski day
                  ./liftline status           list processes
                  ./liftline scale ingest=4   add replicas
                  ./liftline reload           build and restart what you changed
                  %-27s stop

                """.formatted(
                        took.toMillis() / 1000.0,
                        stack.isOpenToAll() ? "" : pages(stack),
                        stack.gatewayUrl(),
                        stack.gatewayUrl(),
                        stack.replicas(Role.GATEWAY).getFirst().actuator(),
                        stack.databaseUrl(),
                        stack.kafkaBootstrap(),
                        stack.redisUrl(),
                        secrets,
                        stack.isOpenToAll() ? "%n  Access      open: nobody is asked who he is".formatted() : "",
                        request(stack, LocalSecrets.adminKeyFile(secrets)),
                        detached ? "./liftline down" : "Ctrl-C or ./liftline down");
    }

    /** The pages, which need somebody who signs in, and who can. */
    private static String pages(LocalStack stack) {
        var directory = stack.secrets().directory();
        var skier = stack.secrets().skiers().getFirst();
        return ("%n  App         %s/ (pass %s, PIN in %s)" + "%n  Board       %s/board (operator %s, passphrase in %s)")
                .formatted(
                        stack.gatewayUrl(),
                        skier.pass(),
                        fromUserDirectory(LocalSecrets.skiersFile(directory)),
                        stack.gatewayUrl(),
                        LocalSecrets.ADMIN,
                        fromUserDirectory(LocalSecrets.passphraseFile(directory)));
    }

    /** A command that reads something from the gateway. */
    private static String request(LocalStack stack, Path adminKey) {
        var certificate = stack.certificate();
        var curl = certificate == null ? "curl" : "curl --cacert " + fromUserDirectory(certificate);
        var address = stack.gatewayUrl() + "/resorts";
        return stack.isOpenToAll()
                ? curl + " " + address
                : "%s -H \"X-API-Key: $(cat %s)\" %s".formatted(curl, adminKey, address);
    }

    /** As short as it can be named from where the user is. */
    private static Path fromUserDirectory(Path path) {
        var user = StackHome.userDirectory();
        return path.startsWith(user) ? user.relativize(path) : path;
    }
}
