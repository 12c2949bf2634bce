package dev.liftline.gateway.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Tells a client's connection which requests have arrived, and the end of its input: it has half-closed, or its chunked
 * framing is malformed. It is ahead of the requests that are handled, since clients may pipeline.
 */
final class ClientInputHandler extends ChannelInboundHandlerAdapter {

    private final ClientConnection client;
    private boolean inBody;

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
            if (message instanceof HttpRequest) {
                client.headArrived();
                inBody = true;
            }
            if (message instanceof LastHttpContent) {
                inBody = false;
            }
            context.fireChannelRead(message);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            client.inputClosed(inBody);
        }
        context.fireUserEventTriggered(event);
    }
}
