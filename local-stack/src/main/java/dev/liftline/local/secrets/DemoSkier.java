package dev.liftline.local.secrets;

/**
 * A skier of the first start, who can sign in.
 *
 * @param id the skier's id
 * @param pass the number of the pass
 * @param pin never to be logged
 */
public record DemoSkier(int id, String pass, String pin) {

    /** Without the PIN. */
    @Override
    public String toString() {
        return "skier %d with pass %s".formatted(id, pass);
    }
}
