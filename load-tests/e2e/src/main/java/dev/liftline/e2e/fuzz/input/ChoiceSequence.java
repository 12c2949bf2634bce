package dev.liftline.e2e.fuzz.input;

import java.util.List;

/**
 * A list of numbers as a source of decisions. After its end every decision is the first option. Generators put the simplest valid
 * option first, so that shrinking the list shrinks the request. Not thread-safe.
 */
public final class ChoiceSequence {

    /** Number of decisions of the largest case. */
    public static final int LENGTH = 160;

    private final List<Integer> numbers;
    private int at;

    public ChoiceSequence(List<Integer> numbers) {
        this.numbers = numbers;
    }

    /** A number from 0 to {@code bound - 1}. */
    public int below(int bound) {
        int number = at < numbers.size() ? numbers.get(at) : 0;
        at++;
        return number <= 0 ? 0 : number % bound;
    }

    /** True with probability 1/n; false for the simplest choice. */
    public boolean oneIn(int n) {
        return below(n) == n - 1;
    }

    /** One of the options; the first is the simplest. */
    public <T> T of(List<T> options) {
        return options.get(below(options.size()));
    }

    /** A number from {@code low} to {@code high}; {@code low} is the simplest. */
    public long between(long low, long high) {
        return low + (long) (below(Integer.MAX_VALUE) / (double) Integer.MAX_VALUE * (high - low + 1));
    }
}
