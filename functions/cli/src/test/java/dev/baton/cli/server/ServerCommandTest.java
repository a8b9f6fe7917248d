package dev.baton.cli.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a server may do without a key. */
class ServerCommandTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1,true",
        "127.8.9.1,true",
        "localhost,true",
        "::1,true",
        "0.0.0.0,false",
        "::,false",
        "'',false"
    })
    void only_loopback_addresses_may_be_open(String host, boolean loopback) {
        assertEquals(loopback, Loopback.names(host));
    }
}
