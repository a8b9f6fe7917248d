package dev.baton.push;

import dev.baton.engine.push.Answer;
import dev.baton.engine.push.AnswerText;
import dev.baton.engine.push.Delivery;
import dev.baton.engine.push.Push;
import dev.baton.engine.push.Sent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends deliveries to addresses: five seconds to connect, thirty to answer, six megabytes of answer at most. A target that needs
 * longer answers 202 and calls back. Thread-safe.
 */
public final class HttpsSender {
    /** The largest payload, in bytes: what a function URL takes, less something for its envelope. */
    public static final int MOST_BYTES = 5 << 20;

    private static final int MOST_ANSWER = 6 << 20;
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration ANSWERING = Duration.ofSeconds(30);

    private final AddressGuard guard;
    private final HttpPost post;

    public HttpsSender(AddressGuard guard) {
        this(guard, new HttpPost(HttpsSender::usual, CONNECTING, ANSWERING, MOST_ANSWER));
    }

    HttpsSender(AddressGuard guard, HttpPost post) {
        this.guard = guard;
        this.post = post;
    }

    private static SSLSocketFactory usual() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    Sent send(URI uri, Delivery delivery) {
        try {
            InetAddress address = guard.check(uri);
            return read(post.send(
                    uri,
                    address,
                    Map.of(
                            "Content-Type", "application/json",
                            "Accept", "application/json",
                            "User-Agent", "Baton",
                            "Idempotency-Key", delivery.idempotencyKey()),
                    delivery.bytes()));
        } catch (AddressGuard.ForbiddenAddressException closed) {
            return new Sent.Refused(closed.getMessage());
        } catch (ReplyReader.TooLargeException large) {
            return new Sent.Answered(Answer.failed(Push.BAD_ANSWER, large.getMessage()));
        } catch (UnknownHostException unknown) {
            return new Sent.Failed("the host " + uri.getHost() + " is not known", null);
        } catch (SocketTimeoutException slow) {
            return new Sent.Failed(
                    "the host " + uri.getHost()
                            + " did not answer in time; a target that needs longer answers 202 and calls back",
                    null);
        } catch (IOException broken) {
            return new Sent.Failed("the host " + uri.getHost() + " could not be reached: " + broken.getMessage(), null);
        }
    }

    private static Sent read(HttpReply reply) {
        int status = reply.status();
        if (status / 100 == 2) {
            return answer(reply);
        }
        String reason = "the target answered with status " + status;
        boolean later = status == 408 || status == 425 || status == 429 || status >= 500;
        return later ? new Sent.Failed(reason, retryAfter(reply)) : new Sent.Refused(reason);
    }

    private static Sent answer(HttpReply reply) {
        try {
            return AnswerText.ofReply(reply.text())
                    .<Sent>map(Sent.Answered::new)
                    .orElseGet(Sent.Accepted::new);
        } catch (IllegalArgumentException wrong) {
            return new Sent.Answered(Answer.failed(Push.BAD_ANSWER, wrong.getMessage()));
        }
    }

    /** The seconds of the header Retry-After; its other form, a date, is not read. */
    private static Duration retryAfter(HttpReply reply) {
        String seconds = reply.headers().getOrDefault("retry-after", "");
        return seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
    }
}
