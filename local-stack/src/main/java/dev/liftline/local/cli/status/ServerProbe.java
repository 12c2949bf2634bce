package dev.liftline.local.cli.status;

import dev.liftline.local.StackHome;
import dev.liftline.local.postgres.PostgresDatabases;
import dev.liftline.local.process.Ports;
import dev.liftline.local.secrets.ServerPasswords;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Sends a server the smallest request that it must answer. */
enum ServerProbe {
    POSTGRESQL("PostgreSQL") {
        @Override
        boolean responds(int port) {
            var properties = new Properties();
            properties.setProperty("user", PostgresDatabases.ROLE);
            properties.setProperty(
                    "password",
                    ServerPasswords.read(StackHome.current().secrets()).liftline());
            properties.setProperty("connectTimeout", "1");
            properties.setProperty("socketTimeout", "2");
            try (var connection = DriverManager.getConnection(new PostgresDatabases(port).url("liftline"), properties);
                    var statement = connection.createStatement()) {
                return statement.execute("SELECT 1");
            } catch (SQLException e) {
                return false;
            }
        }
    },
    KAFKA("Kafka") {
        @Override
        boolean responds(int port) {
            // ApiVersions, version 0, correlation id 1, no client id: the first request of every Kafka client.
            var request = ByteBuffer.allocate(14)
                    .putInt(10)
                    .putShort((short) 18)
                    .putShort((short) 0)
                    .putInt(1)
                    .putShort((short) -1)
                    .array();
            try (var socket = connect(port)) {
                socket.getOutputStream().write(request);
                return new DataInputStream(socket.getInputStream()).readInt() > 0;
            } catch (IOException e) {
                return false;
            }
        }
    },
    REDIS("Redis") {
        @Override
        boolean responds(int port) {
            return pongs(port);
        }
    },
    REDIS_SESSIONS("Redis-sessions") {
        @Override
        boolean responds(int port) {
            return pongs(port);
        }
    };

    private static final int TIMEOUT_MILLIS = 2000;

    private final String server;

    ServerProbe(String server) {
        this.server = server;
    }

    /** The name in messages and of the process. */
    String server() {
        return server;
    }

    /** Whether the server on a port of loopback responds within about two seconds. */
    abstract boolean responds(int port);

    private static boolean pongs(int port) {
        try (var socket = connect(port)) {
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            // A server that asks for a password responds with an error first.
            var first = new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
            return first.equals("+PONG") || first.equals("-NOAU");
        } catch (IOException e) {
            return false;
        }
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(Ports.LOOPBACK, port), TIMEOUT_MILLIS);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }
}
