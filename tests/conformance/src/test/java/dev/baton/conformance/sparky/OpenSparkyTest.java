package dev.baton.conformance.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A server without a key takes any token, and none. */
@QuarkusTest
class OpenSparkyTest {
    @TestHTTPResource("/")
    URI base;

    @Test
    void any_token_will_do() {
        RawClient client = new RawClient(base);
        String body = "{'config':{'project':'open','job-id':'j'},'trigger':{},'sparrowfile':'','sparrowdo-config':{}}";
        assertEquals(200, client.post("/queue", body, "Token: whatever").status());
        assertEquals(200, client.post("/queue", body).status());
        assertEquals("-2", client.get("/status/open/j").text());
    }
}
