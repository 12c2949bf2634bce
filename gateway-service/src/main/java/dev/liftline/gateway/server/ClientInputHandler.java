package dev.liftline.gateway.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;

/** Passes the end of a client's input to its connection: it has half-closed, or its chunked framing is malformed. */
final class ClientInputHandler extends ChannelInboundHandlerAdapter {

    private final ClientConnection client;

    ClientInputHandler(ClientConnection client) {
        this.client = client;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        // A malformed head is a request that is also content; InvalidRequestHandler responds to it.
        if (message instanceof HttpContent content
                && content.decoderResult().isFailure()
                && !(message instanceof HttpRequest)) {
            ReferenceCountUtil.release(message);
            client.framingBroken();
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            client.inputClosed();
        }
        context.fireUserEventTriggered(event);
    }
}
