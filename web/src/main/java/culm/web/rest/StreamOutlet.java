package culm.web.rest;

import culm.ee.event.EventView;
import culm.ee.event.Outlet;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * A stream of server-sent events. What cannot be written at this moment waits here, and no more is taken until it is gone: a
 * slow reader keeps neither a thread nor much memory.
 */
final class StreamOutlet implements Outlet, WriteListener, AsyncListener {

    private static final int RETRY_MILLIS = 2_000;

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private boolean begun;
    private boolean dirty;
    private boolean closed;

    StreamOutlet(AsyncContext async) throws IOException {
        this.async = async;
        this.out = async.getResponse().getOutputStream();
    }

    /** From here on the server says when it takes events. */
    synchronized void begin() {
        if (closed) {
            return;
        }
        var response = (HttpServletResponse) async.getResponse();
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("X-Accel-Buffering", "no"); // a proxy that keeps events back is of no use
        waiting.add(bytes("retry: %d\n: this is the beginning\n\n".formatted(RETRY_MILLIS)));
        async.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public synchronized boolean isReady() {
        return begun && !closed && waiting.isEmpty();
    }

    @Override
    public synchronized boolean isOpen() {
        return !closed;
    }

    @Override
    public void send(List<EventView> events, long upTo) {
        var text = new StringBuilder();
        for (var event : events) {
            text.append("id: %d\nevent: %s\ndata: %s\n\n"
                    .formatted(event.number(), event.kind(), Json.text(event.members())));
        }
        write(text.toString());
    }

    @Override
    public void gap(long after, long upTo) {
        var told = Json.text(Views.object("after", Long.toString(after), "next", Long.toString(upTo)));
        write("id: %d\nevent: gap\ndata: %s\n\n".formatted(upTo, told));
    }

    /** An id alone is no event, but browsers remember it: nothing up to it was for this caller. */
    @Override
    public void beat(long upTo) {
        write(": nothing new\nid: %d\n\n".formatted(upTo));
    }

    @Override
    public synchronized void end(long upTo) {
        close(); // who has not read all that was written comes back with the id of the last that it has read
    }

    private synchronized void write(String text) {
        waiting.add(bytes(text));
        drain();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void onWritePossible() {
        begun = true;
        drain();
    }

    /** Writes as much as can be written without waiting; the server calls when more can be. */
    private void drain() {
        try {
            while (!closed && !waiting.isEmpty() && out.isReady()) {
                out.write(waiting.poll());
                dirty = true;
            }
            if (!closed && dirty && waiting.isEmpty() && out.isReady()) {
                dirty = false;
                out.flush();
            }
        } catch (IOException | RuntimeException gone) {
            close();
        }
    }

    private void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            try {
                async.complete();
            } catch (IllegalStateException over) {
                // the server was faster
            }
        }
    }

    @Override
    public synchronized void onError(Throwable gone) {
        close();
    }

    @Override
    public synchronized void onError(AsyncEvent event) {
        close();
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        closed = true;
        waiting.clear();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // there is no other cycle
    }
}
