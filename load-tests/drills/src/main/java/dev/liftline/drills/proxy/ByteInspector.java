package dev.liftline.drills.proxy;

/** Inspects the bytes of one connection and may reset it at a chosen byte. Each method is called by one thread at a time. */
interface ByteInspector {

    /**
     * Inspects bytes from the client.
     *
     * @return the number of bytes that may pass; if it is less than {@code length}, the connection is reset on both sides
     */
    default int toServer(byte[] bytes, int length) {
        return length;
    }

    /** Inspects bytes from the server, in the same way. */
    default int toClient(byte[] bytes, int length) {
        return length;
    }
}
