package dev.baton.push;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A block of IP addresses, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
record Network(byte[] address, int bits) {
    /** Reads one; a lone address is a block of one. IllegalArgumentException for anything else. */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        if (!host.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("'" + text + "' is no block of addresses, such as 10.0.0.0/8");
        }
        try {
            byte[] address = InetAddress.getByName(host).getAddress();
            int bits = slash < 0 ? address.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > address.length * 8) {
                throw new IllegalArgumentException("'" + text + "' has a prefix that is longer than its address");
            }
            return new Network(address, bits);
        } catch (UnknownHostException | NumberFormatException wrong) {
            throw new IllegalArgumentException("'" + text + "' is no block of addresses, such as 10.0.0.0/8", wrong);
        }
    }

    /** Whether the address lies in the block. */
    boolean holds(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((bytes[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
