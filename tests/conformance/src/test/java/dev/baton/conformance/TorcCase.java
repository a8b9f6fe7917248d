package dev.baton.conformance;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;

/** What the classes of cases share: a server to speak to. Each test is called like the case of torc/cases.json that it is. */
abstract class TorcCase {
    @TestHTTPResource("/")
    URI base;

    Scenario scenario() {
        return new Scenario(new Wire(base));
    }

    Scenario scenario(String fields) {
        return new Scenario(new Wire(base), fields);
    }
}
