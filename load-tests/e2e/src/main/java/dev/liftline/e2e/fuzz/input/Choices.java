package dev.liftline.e2e.fuzz.input;

import java.util.List;

/**
 * A list of numbers as a source of decisions. Where the list has ended every decision is the first, and whoever decides
 * puts what is simplest and valid first; so a shorter list, or one of smaller numbers, is a simpler case, and the library
 * that shrinks lists of numbers shrinks requests. For one thread.
 */
public final class Choices {

    /** As many decisions as the largest case needs. */
    public static final int LENGTH = 160;

    private final List<Integer> numbers;
    private int at;

    public Choices(List<Integer> numbers) {
        this.numbers = numbers;
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        int number = at < numbers.size() ? numbers.get(at) : 0;
        at++;
        return number <= 0 ? 0 : number % bound;
    }

    /** True once in {@code n}, and not where the choice is the simplest. */
    public boolean oneIn(int n) {
        return below(n) == n - 1;
    }

    /** One of them; the first is the simplest. */
    public <T> T of(List<T> options) {
        return options.get(below(options.size()));
    }

    /** A number between two, both included; the lower is the simplest. */
    public long between(long low, long high) {
        return low + (long) (below(Integer.MAX_VALUE) / (double) Integer.MAX_VALUE * (high - low + 1));
    }
}
