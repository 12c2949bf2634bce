package dev.liftline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.LiftRide;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class PartitionOrderTest {

    private static final int PARTITIONS = 12;

    @Test
    void sortsRidesByPartitionAndKeepsTheirOrder() {
        Random random = new Random(3);
        List<LiftRide> rides = IntStream.range(0, 1_000)
                .mapToObj(time -> ride(1 + random.nextInt(300)))
                .toList();

        int[] order = PartitionOrder.of(keys(rides), PARTITIONS);

        assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 1_000).toArray());
        for (int sent = 1; sent < order.length; sent++) {
            int before = partition(rides.get(order[sent - 1]));
            int here = partition(rides.get(order[sent]));
            assertThat(here).isGreaterThanOrEqualTo(before);
            assertThat(here > before || order[sent] > order[sent - 1]).isTrue();
        }
    }

    @Test
    void keepsTheOrderForOnePartition() {
        assertThat(PartitionOrder.of(keys(List.of(ride(5), ride(4), ride(5))), 1))
                .containsExactly(0, 1, 2);
        assertThat(PartitionOrder.of(List.of(), PARTITIONS)).isEmpty();
    }

    private static List<byte[]> keys(List<LiftRide> rides) {
        return rides.stream().map(RideRecords::key).toList();
    }

    private static int partition(LiftRide ride) {
        return BuiltInPartitioner.partitionForKey(RideRecords.key(ride), PARTITIONS);
    }

    private static LiftRide ride(int skier) {
        return new LiftRide(1, 2025, 7, skier, 21, 217, Instant.EPOCH, null);
    }
}
