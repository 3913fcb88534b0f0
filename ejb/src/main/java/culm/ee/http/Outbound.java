package culm.ee.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests, each by a connection of its own. A name is resolved once: the addresses that were checked are those that are
 * connected to, while the name stands in the Host header, and TLS asks and checks the certificate for it. Nobody is followed
 * elsewhere, nothing is sent twice, no cookie is kept, no proxy is used.
 */
public final class Outbound implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 1_000;
    private static final int PORTION = 8_192;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService timer;

    /** @param timer ends what takes too long */
    public Outbound(Addresses addresses, ScheduledExecutorService timer) {
        this.client = client(new Checked(addresses));
        this.timer = timer;
    }

    private static CloseableHttpClient client(DnsResolver names) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setTlsSocketStrategy(DefaultClientTlsStrategy.createSystemDefault())
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(10))
                        .build())
                .build();
        return HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Culm")
                .build();
    }

    /** What the client asks for the addresses of a host: its only source. */
    private record Checked(Addresses addresses) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return addresses.reachable(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    /**
     * Waits for the answer.
     *
     * @param deadline for all of it, the body included
     * @param mostBytes how long the body may be; 0: nothing of it is read
     * @param started is given what ends the request at once, from any thread
     */
    public Response send(Request request, Deadline deadline, int mostBytes, Consumer<Runnable> started)
            throws RequestFailed {
        var sent = prepared(request, deadline);
        started.accept(sent::cancel);
        var end = timer.schedule(sent::cancel, deadline.leftMillis(), TimeUnit.MILLISECONDS);
        try (var answer = client.executeOpen(RoutingSupport.determineHost(sent), sent, null)) {
            return read(answer, mostBytes);
        } catch (IOException | HttpException | RuntimeException failed) {
            // not by who ended it: a read that waited as long as the timer may come first
            throw new RequestFailed(deadline.isPast() ? "no answer within " + deadline : reason(failed), failed);
        } finally {
            end.cancel(false);
        }
    }

    private static HttpUriRequestBase prepared(Request request, Deadline deadline) {
        var sent = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(sent::setHeader);
        if (request.body() != null) {
            sent.setEntity(new ByteArrayEntity(request.body(), null));
        }
        var longest = Timeout.ofMilliseconds(deadline.leftMillis());
        sent.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(longest)
                .setResponseTimeout(longest)
                .build());
        return sent;
    }

    private static Response read(ClassicHttpResponse answer, int most) throws IOException {
        var headers = new TreeMap<String, List<String>>();
        for (var header : answer.getHeaders()) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header.getValue());
        }
        var entity = answer.getEntity();
        var body = entity == null || most == 0 ? new byte[0] : body(entity.getContent(), most);
        return new Response(answer.getCode(), headers, body, charset(entity));
    }

    private static byte[] body(InputStream content, int most) throws IOException {
        var body = new byte[Math.min(PORTION, most + 1)];
        var length = 0;
        for (int read; (read = content.read(body, length, body.length - length)) >= 0; ) {
            length += read;
            if (length > most) {
                throw new IOException("the answer has more than %d bytes".formatted(most));
            }
            if (length == body.length) {
                body = Arrays.copyOf(body, Math.min(2 * length, most + 1));
            }
        }
        return Arrays.copyOf(body, length);
    }

    private static Charset charset(HttpEntity entity) {
        try {
            var type = entity == null ? null : ContentType.parse(entity.getContentType());
            return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
        } catch (IllegalArgumentException odd) { // of which the charsets that nobody knows are
            return StandardCharsets.UTF_8;
        }
    }

    private static String reason(Exception failure) {
        if (failure instanceof Addresses.Refused) {
            return failure.getMessage();
        }
        if (failure instanceof UnknownHostException) {
            return "the host is not known";
        }
        var said = failure.getMessage();
        return failure.getClass().getSimpleName() + (said == null ? "" : ": " + said);
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException nothingLost) {
            // its connections end with it
        }
    }
}
