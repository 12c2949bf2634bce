package dev.liftline.drills.proxy;

/** Reads along on one connection and may break it at a chosen byte. Each method is called by one thread at a time. */
interface ByteInspector {

    ByteInspector NONE = new ByteInspector() {
        @Override
        public int toServer(byte[] bytes, int length) {
            return length;
        }

        @Override
        public int toClient(byte[] bytes, int length) {
            return length;
        }
    };

    /**
     * What the client sent next.
     *
     * @return how many of the bytes go on: fewer than all, and the connection is reset at both ends
     */
    int toServer(byte[] bytes, int length);

    /** The same of what the server sent. */
    int toClient(byte[] bytes, int length);
}
