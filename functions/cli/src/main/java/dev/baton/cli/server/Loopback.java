package dev.baton.cli.server;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Which hosts are this machine talking to itself. */
final class Loopback {
    private Loopback() {}

    /** Whether a host name, however it resolves, means loopback addresses only. */
    static boolean names(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return !host.isBlank();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
