package dev.liftline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EndpointStatisticsTest {

    private final EndpointStatistics statistics = new EndpointStatistics();

    @Test
    void roundsMeanAndMaximumToMilliseconds() {
        statistics.record(Route.LIST_RESORTS, TimeUnit.MICROSECONDS.toNanos(10_400));
        statistics.record(Route.LIST_RESORTS, TimeUnit.MICROSECONDS.toNanos(20_600));
        assertThat(statistics.entries()).containsExactly(new EndpointStatistics.Entry("/resorts", "GET", 16, 21));
    }

    @Test
    void listsOnlyCalledOperationsOfTheSkiDataApi() {
        statistics.record(Route.RECORD_RIDES, 1);
        statistics.record(Route.SKIER_DAY_VERTICAL, 1);
        statistics.record(Route.RECORD_RIDE, 1);
        assertThat(statistics.entries())
                .extracting(EndpointStatistics.Entry::operation)
                .containsExactly("POST", "GET");
    }
}
