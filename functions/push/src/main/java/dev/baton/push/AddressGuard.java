package dev.baton.push;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says which address may be called for a URL: only those of the open Internet, so that nobody has this machine call itself, its
 * neighbours, or the place where its cloud keeps credentials; and those that the operator allows by name or block. Whoever
 * connects must use the very address that was checked here. Thread-safe.
 */
public final class AddressGuard {
    /** The variable that allows more: host names and blocks of addresses, separated by commas. */
    public static final String ALLOW = "BATON_PUSH_ALLOW";

    /** What is not the open Internet (IANA's registries of special-purpose addresses). */
    private static final List<Network> CLOSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // IPv6: unspecified, loopback, with an IPv4 address inside, and all that is not global.
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::parse)
            .toList();

    /** Finds the addresses of a host. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** An address that must not be called; the message is for people. */
    static final class ForbiddenAddressException extends Exception {
        private static final long serialVersionUID = 1L;

        ForbiddenAddressException(String message) {
            super(message, null, false, false);
        }
    }

    private final Set<String> hosts = new HashSet<>();
    private final List<Network> networks = new ArrayList<>();
    private final Resolver resolver;

    /**
     * A guard that lets through what the text allows.
     *
     * @param allow host names and blocks of addresses, separated by commas; null for none
     * @throws IllegalArgumentException for what is neither
     */
    public AddressGuard(String allow) {
        this(allow, InetAddress::getAllByName);
    }

    AddressGuard(String allow, Resolver resolver) {
        this.resolver = resolver;
        for (String entry : allow == null ? new String[0] : allow.split(",")) {
            String one = entry.strip().toLowerCase(Locale.ROOT);
            if (one.matches("[0-9.]+(/[0-9]+)?") || one.contains(":")) {
                networks.add(Network.parse(one));
            } else if (one.matches("[a-z0-9]([a-z0-9._-]*[a-z0-9])?")) {
                hosts.add(one);
            } else if (!one.isEmpty()) {
                throw new IllegalArgumentException(ALLOW
                        + " holds host names and blocks such as 10.0.0.0/8, separated by commas, not '" + one + "'");
            }
        }
    }

    /**
     * The address to connect to.
     *
     * @throws UnknownHostException where the name has none now
     * @throws ForbiddenAddressException where one of the name's addresses is closed, or http is used for an open one
     */
    InetAddress check(URI uri) throws UnknownHostException, ForbiddenAddressException {
        String host = host(uri);
        InetAddress[] found = resolver.of(host);
        boolean named = hosts.contains(host.toLowerCase(Locale.ROOT));
        for (InetAddress address : found) {
            boolean allowed = named || networks.stream().anyMatch(network -> network.holds(address));
            if (!allowed && CLOSED.stream().anyMatch(network -> network.holds(address))) {
                throw new ForbiddenAddressException("the host " + host
                        + " has an address inside this network; an operator may allow it by " + ALLOW);
            }
            if (!allowed && !"https".equals(uri.getScheme())) {
                throw new ForbiddenAddressException(
                        "a target is called by https; an operator may allow http to the host " + host + " by " + ALLOW);
            }
        }
        return Arrays.stream(found).findFirst().orElseThrow(() -> new UnknownHostException(host));
    }

    /** The host of a URL, an IPv6 address without its brackets. */
    static String host(URI uri) {
        String host = uri.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
