package dev.baton.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.push.AddressGuard.ForbiddenAddressException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses may be called. */
final class AddressGuardTest {
    private static AddressGuard guard(String allow, String... addresses) {
        return new AddressGuard(
                allow,
                host -> Arrays.stream(addresses).map(AddressGuardTest::address).toArray(InetAddress[]::new));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    private static final URI TARGET = URI.create("https://target.example/run");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "169.254.169.254",
                "192.0.2.1",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:a9fe:a9fe",
                "::7f00:1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001:db8::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void what_is_not_the_open_internet_is_refused(String address) {
        assertThrows(ForbiddenAddressException.class, () -> guard(null, address).check(TARGET));
        assertThrows(
                ForbiddenAddressException.class,
                () -> guard("", "93.184.215.14", address).check(TARGET),
                "not even beside an open one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "93.184.215.14",
                "172.15.0.1",
                "172.32.0.1",
                "100.128.0.1",
                "11.0.0.1",
                "2606:2800:21f::1",
                "2a00::1"
            })
    void what_is_open_is_called(String address) throws Exception {
        assertEquals(address(address), guard(null, address).check(TARGET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://169.254.169.254/latest/meta-data",
                "https://0/",
                "https://2130706433/",
                "https://localhost/"
            })
    void no_spelling_of_an_address_gets_through(String url) {
        assertThrows(Exception.class, () -> new AddressGuard(null).check(URI.create(url)));
    }

    @Test
    void what_an_operator_names_is_called_and_nothing_else() throws Exception {
        assertEquals(address("10.1.2.3"), guard("10.1.0.0/16", "10.1.2.3").check(TARGET));
        assertEquals(
                address("10.1.2.3"), guard(" Target.example , x.y", "10.1.2.3").check(TARGET));
        assertEquals(address("fd00::1"), guard("fd00::/8", "fd00::1").check(TARGET));
        assertThrows(
                ForbiddenAddressException.class,
                () -> guard("10.1.0.0/16", "10.2.2.3").check(TARGET));
        assertThrows(
                ForbiddenAddressException.class,
                () -> guard("example", "10.2.2.3").check(TARGET));
    }

    @Test
    void http_is_for_what_an_operator_names() throws Exception {
        URI plain = URI.create("http://target.example/run");
        assertThrows(
                ForbiddenAddressException.class,
                () -> guard(null, "93.184.215.14").check(plain));
        assertEquals(address("127.0.0.1"), guard("127.0.0.0/8", "127.0.0.1").check(plain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "::/129", "10.0.0.0/x", "a b", "-x", "1.2.3.4.5"})
    void what_is_neither_a_name_nor_a_block_is_refused_at_start(String allow) {
        String message = assertThrows(IllegalArgumentException.class, () -> new AddressGuard(allow))
                .getMessage();
        assertTrue(message.contains(allow), message);
    }
}
