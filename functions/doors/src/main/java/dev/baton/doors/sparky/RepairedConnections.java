package dev.baton.doors.sparky;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;

/**
 * Has the server read request lines as Sparky's client sends them. Netty finds it as a service where the property
 * {@code io.netty.bootstrap.extensions} is {@code serviceload} when its first server starts; elsewhere such lines are 400.
 */
public final class RepairedConnections extends ChannelInitializerExtension {
    /** Names the property. */
    public static final String PROPERTY = "io.netty.bootstrap.extensions";

    /** What the property must be. */
    public static final String BY_SERVICE = "serviceload";

    @Override
    public void postInitializeServerChildChannel(Channel connection) {
        connection.pipeline().addFirst(new FirstBytes());
    }

    /** Puts the repair where text comes by: first, or behind what decrypts. */
    private static final class FirstBytes extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            SslHandler secure = context.pipeline().get(SslHandler.class);
            if (secure == null) {
                context.pipeline().replace(this, null, new RequestLineRepair()).fireChannelRead(message);
            } else {
                String name = context.pipeline().context(secure).name();
                context.pipeline().addAfter(name, null, new RequestLineRepair());
                context.pipeline().remove(this);
                context.fireChannelRead(message);
            }
        }
    }
}
