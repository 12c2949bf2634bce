package dev.liftline.e2e.commands;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests, well-formed and not, that hold a credential or a PIN where none belongs. */
final class MisplacedSecrets {

    private static final String HOST = " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    private static final String RIDE = "/skiers/1/seasons/2026/days/7/skiers/12345";

    private static final int TIMEOUT_MILLIS = 1_000;

    private MisplacedSecrets() {}

    /** Sends each on a connection of its own to a port; any response or none is right. */
    static void send(URI server, String credential, String pin) {
        for (String request : requests(credential, pin)) {
            try (Socket socket = new Socket(server.getHost(), server.getPort())) {
                socket.setSoTimeout(TIMEOUT_MILLIS);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                // The server closed it, or waits for more.
            }
        }
    }

    private static List<String> requests(String credential, String pin) {
        List<String> requests = new ArrayList<>();
        for (String secret : List.of(credential, pin)) {
            inQueries(requests, secret);
            inHeaders(requests, secret);
            inBodies(requests, secret);
        }
        // A PIN is a word like any other, which nobody can tell from a path or an id.
        notHttp(requests, credential);
        requests.add("GET /me" + HOST + "X-Request-Id: " + credential + "\r\n\r\n");
        for (String path :
                List.of("/" + credential, "/admin/keys/" + credential, "/skiers/" + credential + "/vertical")) {
            for (String method : List.of("GET", "DELETE", "POST", "TRACE", "OPTIONS", "BREW")) {
                requests.add(method + " " + path + HOST + "Content-Length: 0\r\n\r\n");
            }
        }
        requests.add("POST /admin/keys/" + credential + "/rotation" + HOST + "Content-Length: 0\r\n\r\n");
        requests.add("GET /" + credential + "/../resorts" + HOST + "\r\n");
        requests.add("GET /%2e%2e/" + credential + "%00" + HOST + "\r\n");
        return requests;
    }

    private static void inQueries(List<String> requests, String secret) {
        requests.add("GET /resorts?key=" + secret + HOST + "\r\n");
        requests.add("GET /me?token=" + secret + "&pin=" + secret + HOST + "\r\n");
        requests.add("GET /skiers/1/vertical?resort=" + secret + HOST + "\r\n");
        requests.add("POST /session?pin=" + secret + HOST + "Content-Length: 0\r\n\r\n");
        requests.add("GET /resorts?key=" + secret + "%zz" + HOST + "\r\n");
    }

    private static void inHeaders(List<String> requests, String secret) {
        for (String header : List.of(
                "Authorization: Bearer ",
                "Authorization: Basic ",
                "Authorization: ",
                "X-API-Key: ",
                "X-API-Key: x",
                "Cookie: liftline=",
                "Cookie: __Host-liftline=",
                "Cookie: ",
                "X-Liftline-Caller: ",
                "X-Scanner-Id: ",
                "User-Agent: ",
                "Origin: https://",
                "If-None-Match: ",
                "Accept: ",
                "Content-Type: ",
                "Content-Encoding: ",
                "Transfer-Encoding: ",
                "Content-Length: ",
                "Expect: ",
                "Forwarded: for=",
                "Connection: ")) {
            requests.add("GET /me" + HOST + header + secret + "\r\n\r\n");
            requests.add("POST " + RIDE + HOST + header + secret + "\r\nContent-Length: 2\r\n\r\n{}");
        }
        requests.add("GET /me" + HOST + secret + ": value\r\n\r\n");
        requests.add("GET /me" + HOST + secret + "\r\n\r\n");
        requests.add("GET /me" + HOST + "X-API-Key : " + secret + "\r\n\r\n");
        requests.add("GET /me" + HOST + "X-API-Key: " + secret + "\u0001\r\n\r\n");
        requests.add("GET /me" + HOST + "X-API-Key: " + secret + "\r\nX-API-Key: " + secret + "x\r\n\r\n");
        requests.add("GET /me" + HOST + "X-Long: " + secret + "a".repeat(70_000) + "\r\n\r\n");
        requests.add("GET /me HTTP/1.1\r\nHost: " + secret + "\r\n\r\n");
        requests.add("GET /me HTTP/1.1\r\nHost: " + secret + ":x y\r\n\r\n");
    }

    private static void inBodies(List<String> requests, String secret) {
        String json = "Content-Type: application/json\r\n";
        for (String body : List.of(
                "{\"pass\":\"%s\",\"pin\":\"%s\"}",
                "{\"pass\":[\"%s\"],\"pin\":{\"%s\":1}}",
                "{\"operator\":\"%s\",\"passphrase\":\"%s\"}",
                "{\"code\":\"%s\",\"pin\":\"%s\"}",
                "{\"pin\":\"%s\",\"%s",
                "{\"name\":\"x\",\"role\":\"%s\",\"resortID\":\"%s\"}",
                "{\"time\":\"%s\",\"liftID\":\"%s\"}",
                "[{\"resortID\":\"%s\",\"seasonID\":\"%s\"}]",
                "%s %s")) {
            String content = body.formatted(secret, secret);
            for (String path :
                    List.of("/session", "/activations", "/admin/keys", "/admin/passes", "/lift-rides", RIDE)) {
                requests.add(
                        "POST " + path + HOST + json + "Content-Length: " + content.length() + "\r\n\r\n" + content);
            }
        }
        requests.add("POST /session" + HOST + json + "Transfer-Encoding: chunked\r\n\r\n" + secret + "\r\n");
        requests.add("POST /session" + HOST + json + "Content-Encoding: gzip\r\nContent-Length: " + secret.length()
                + "\r\n\r\n" + secret);
        requests.add("POST /session" + HOST + json + "Content-Length: 9999\r\n\r\n" + secret);
    }

    private static void notHttp(List<String> requests, String secret) {
        requests.add(secret + "\r\n\r\n");
        requests.add("GET /resorts?" + secret + " HTTP/9.9\r\nHost: x\r\n\r\n");
        requests.add("GET /a b?" + secret + HOST + "\r\n");
        requests.add("GET /resorts?key={" + secret + "}|\"" + HOST + "\r\n");
        requests.add("GET " + secret + HOST + "\r\n");
        requests.add(secret + " /resorts" + HOST + "\r\n");
        requests.add("GET /resorts " + secret + "\r\n\r\n");
        requests.add("GET http://user:" + secret + "@127.0.0.1/resorts" + HOST + "\r\n");
        requests.add("CONNECT " + secret + ":443" + HOST + "\r\n");
        requests.add("\u0016\u0003\u0001" + secret);
    }
}
