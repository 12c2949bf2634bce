package dev.liftline.gateway.headers;

/**
 * The client at the other end of a request, beyond proxies that the gateway trusts.
 *
 * @param address a literal
 * @param tls whether it uses TLS, if only as far as a proxy
 * @param isProxy whether the address is that of a trusted proxy, which did not say whose the request is
 */
public record RemoteClient(String address, boolean tls, boolean isProxy) {}
