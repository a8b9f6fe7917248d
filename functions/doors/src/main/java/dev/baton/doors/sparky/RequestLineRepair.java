package dev.baton.doors.sparky;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Percent-encodes what Sparky's client leaves raw in the first request line of a connection: blanks, and bytes of UTF-8. It opens a
 * connection for each request, so that later lines, and every other client's, need no look: this leaves the pipeline with the first line.
 */
final class RequestLineRepair extends ByteToMessageDecoder {
    static final int LONGEST = 16_384;

    private static final String HEX = "0123456789ABCDEF";
    private static final byte[] VERSION = " HTTP/1.".getBytes(StandardCharsets.US_ASCII);

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int end = in.bytesBefore((byte) '\n');
        // What begins with no letter is no request, and its sender may wait for an answer before it sends more.
        boolean request = in.getByte(in.readerIndex()) >= 'A' && in.getByte(in.readerIndex()) <= 'Z';
        if (request && end < 0 && in.readableBytes() <= LONGEST) {
            return;
        }
        if (request && end >= 0) {
            int start = in.readerIndex();
            int target = in.bytesBefore((byte) ' ') + 1;
            int version = version(in, start, end);
            if (target > 0 && version > target && in.getByte(start + target) == '/') {
                out.add(repaired(context, in, target, version));
                in.skipBytes(version);
            }
        }
        // What is left is passed on by the removal.
        context.pipeline().remove(this);
    }

    /** How far from the start of the line its version is, with the blank before it; -1 where there is none. */
    private static int version(ByteBuf in, int start, int end) {
        for (int at = end - VERSION.length; at > 0; at--) {
            int same = 0;
            while (same < VERSION.length && in.getByte(start + at + same) == VERSION[same]) {
                same++;
            }
            if (same == VERSION.length) {
                return at;
            }
        }
        return -1;
    }

    private static ByteBuf repaired(ChannelHandlerContext context, ByteBuf in, int target, int version) {
        int start = in.readerIndex();
        ByteBuf line = context.alloc().buffer(version + 16);
        line.writeBytes(in, start, target);
        for (int at = target; at < version; at++) {
            int octet = in.getByte(start + at) & 0xff;
            if (octet > ' ' && octet < 0x7f) {
                line.writeByte(octet);
            } else {
                line.writeByte('%').writeByte(HEX.charAt(octet >> 4)).writeByte(HEX.charAt(octet & 15));
            }
        }
        return line;
    }
}
