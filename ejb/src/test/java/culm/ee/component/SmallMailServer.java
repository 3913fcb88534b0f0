package culm.ee.component;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Takes every mail, and sends it nowhere. */
public final class SmallMailServer implements AutoCloseable {

    /** @param text with its headers */
    public record Mail(String from, List<String> to, String text) {}

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BlockingQueue<Mail> mails = new LinkedBlockingQueue<>();
    private final ServerSocket server;
    private final Thread thread;

    public SmallMailServer() {
        try {
            server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        thread = new Thread(this::serve, "mail");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    public BlockingQueue<Mail> mails() {
        return mails;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var client = server.accept()) {
                talk(client);
            } catch (IOException gone) {
                // the next one
            }
        }
    }

    private void talk(Socket client) throws IOException {
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var recipients = new ArrayList<String>();
        var from = "";
        say(client, "220 ready");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
            switch (command) {
                case "MAIL" -> from = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                case "RCPT" -> recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                case "DATA" -> {
                    say(client, "354 go on");
                    mails.add(new Mail(from, List.copyOf(recipients), data(in)));
                }
                default -> {
                    // greetings, and farewells
                }
            }
            say(client, recipients.contains("nobody@example.org") ? "550 no such user" : "250 ok");
        }
    }

    private static String data(BufferedReader in) throws IOException {
        var text = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    /** Until its thread has left it, the socket takes one more. */
    @Override
    public void close() {
        try {
            server.close();
            thread.join(PATIENCE.toMillis());
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
