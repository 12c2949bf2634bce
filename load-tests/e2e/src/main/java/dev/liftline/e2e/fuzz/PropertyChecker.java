package dev.liftline.e2e.fuzz;

import dev.liftline.e2e.fuzz.check.Violation;
import dev.liftline.e2e.fuzz.http.RawConnection;
import dev.liftline.e2e.fuzz.input.ChoiceSequence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.scalacheck.Gen;
import org.scalacheck.Prop;
import org.scalacheck.Prop$;
import org.scalacheck.Shrink;
import org.scalacheck.Test;
import org.scalacheck.Test$;
import org.scalacheck.rng.Seed;
import org.scalacheck.util.Buildable;
import org.scalacheck.util.Pretty;
import scala.Function1;
import scala.collection.Iterable;
import scala.jdk.javaapi.CollectionConverters;
import scala.math.Numeric.IntIsIntegral$;

/** Checks a property with ScalaCheck, which draws lists of numbers and shrinks the list that violates it. Not thread-safe. */
final class PropertyChecker {

    private static final int LARGEST = 1 << 30;
    private static final int MAX_SHRINKS = 500;
    private static final long SHRINK_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final Function1<ArrayList<Object>, Iterable<Object>> ELEMENTS =
            list -> CollectionConverters.asScala((Collection<Object>) list);
    private static final Buildable<Object, ArrayList<Object>> LISTS = Buildable.buildableArrayList();
    private static final Gen<ArrayList<Object>> NUMBERS = Gen.containerOfN(
            ChoiceSequence.LENGTH,
            Gen.choose((Object) 0, (Object) LARGEST, Gen.Choose$.MODULE$.chooseInt()),
            LISTS,
            ELEMENTS);

    @SuppressWarnings({"unchecked", "rawtypes"}) // Scala's Int is Java's Object
    private static final Shrink<ArrayList<Object>> SHRINK =
            Shrink.shrinkContainer(ELEMENTS, (Shrink) Shrink.shrinkIntegral(IntIsIntegral$.MODULE$), LISTS);

    private final Property property;
    private final RawConnection connection;
    private final Set<String> known;
    private @Nullable Violation latest;
    private @Nullable String kind;
    private int shrinks;
    private long found;

    /** @param known kinds of findings that are not reported */
    PropertyChecker(Property property, RawConnection connection, Set<String> known) {
        this.property = property;
        this.connection = connection;
        this.known = known;
    }

    /** Returns the first finding of a new kind. The cases depend only on the seed and the chunk. */
    Optional<Finding> check(long seed, long chunk, int cases) {
        kind = null;
        shrinks = 0;
        Prop prop = Prop$.MODULE$.forAll(
                NUMBERS,
                numbers -> holds(numbers),
                holds -> Prop.propBoolean(holds),
                SHRINK,
                list -> Pretty.prettyAny(list));
        Test.Parameters parameters = Test.Parameters$.MODULE$
                .defaultVerbose()
                .withMinSuccessfulTests(cases)
                .withWorkers(1)
                .withTestCallback(new Test.TestCallback() {})
                .withInitialSeed(Seed.apply(seed * 1_000_003 + chunk));
        Test.Result result = Test$.MODULE$.check(parameters, prop);
        return switch (result.status()) {
            case Test.Failed failed ->
                Optional.of(finding(numbers(failed.args().head().arg()), chunk));
            case Test.PropException broken -> throw new IllegalStateException(property.name(), broken.e());
            default -> Optional.empty();
        };
    }

    /** During shrinking only violations of the same kind count. Shrinking ends after a number of steps or a time. */
    private boolean holds(List<Object> numbers) {
        String first = kind;
        if (first != null && (shrinks++ > MAX_SHRINKS || System.nanoTime() - found > SHRINK_TIMEOUT_NANOS)) {
            return true;
        }
        Violation violation = violation(numbers(numbers));
        if (violation == null || known.contains(violation.kind())) {
            return true;
        }
        if (first == null || violation.kind().equals(first)) {
            latest = violation;
        }
        if (first == null) {
            kind = violation.kind();
            found = System.nanoTime();
            return false;
        }
        return !violation.kind().equals(first);
    }

    private @Nullable Violation violation(List<Integer> numbers) {
        try {
            property.check(new ChoiceSequence(numbers), connection);
            return null;
        } catch (Violation e) {
            return e;
        } catch (IOException e) {
            return new Violation(property.name() + ": " + e.getClass().getSimpleName(), e.toString());
        }
    }

    private Finding finding(List<Integer> numbers, long chunk) {
        Violation again = violation(numbers);
        return new Finding(
                property.name(),
                String.valueOf(kind),
                chunk,
                property.printable(new ChoiceSequence(numbers)),
                again == null ? "it does not happen again; before: " + message(latest) : message(again));
    }

    private static String message(@Nullable Violation violation) {
        return violation == null ? "" : String.valueOf(violation.getMessage());
    }

    private static List<Integer> numbers(Object list) {
        return ((List<?>) list).stream().map(number -> (Integer) number).toList();
    }
}
