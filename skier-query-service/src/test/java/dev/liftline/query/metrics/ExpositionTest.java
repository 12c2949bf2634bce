package dev.liftline.query.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.board.flow.Figures;
import dev.liftline.query.board.flow.Refusals;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExpositionTest {

    @Test
    void readsWhatLiftlineCounts() {
        Exposition exposition = Exposition.parse("""
                # HELP liftline_ingest_rides_total rides by result
                # TYPE liftline_ingest_rides_total counter
                liftline_ingest_rides_total{application="a",replica="ingest-1",result="acknowledged"} 12.0
                liftline_ingest_rides_total{application="a",replica="ingest-1",result="rejected"} 3.0
                liftline_ingest_rides_total{application="a",replica="ingest-1",result="unavailable"} 9.0
                liftline_query_reads_total{read="skier-rides",source="cache"} 1.5E3
                liftline_query_reads_total{read="resort-day",source="cache"} 500.0
                liftline_query_reads_total{read="resort-day",source="database"} 7.0
                liftline_consumer_batch_seconds_bucket{replica="consumer-1",le="0.005"} 2
                liftline_consumer_batch_seconds_bucket{replica="consumer-1",le="+Inf"} 4
                liftline_consumer_lag_records{replica="consumer-1"} 11.0
                liftline_consumer_lag_age_seconds{replica="consumer-1"} 0.25
                liftline_refused_rides_total{reason="other_lift",replica="ingest-1",resort="3"} 2.0
                liftline_refused_rides_total{reason="unreadable",replica="ingest-1",resort="3"} 0.0
                process_start_time_seconds{replica="ingest-1"} 1.7E9
                jvm_threads_live_threads{replica="other"} 1.0
                """.lines());
        assertThat(exposition.replica()).isEqualTo("ingest-1");
        assertThat(exposition.figures())
                .isEqualTo(new Figures(
                        12,
                        3,
                        2_000,
                        2_007,
                        new TreeMap<>(Map.of(0.005, 2.0, Double.POSITIVE_INFINITY, 4.0)),
                        11.0,
                        0.25,
                        new Refusals(1.7e9, Map.of(3, Map.of("other_lift", 2.0, "unreadable", 0.0)))));
    }

    @Test
    void aGatewayCountsRefusedRidesToo() {
        assertThat(Exposition.parse("""
                liftline_gateway_connections{replica="gateway-1"} 4.0
                liftline_refused_rides_total{reason="other_resort",replica="gateway-1",resort="3"} 2.0
                process_start_time_seconds{replica="gateway-1"} 1.7E9
                """.lines()).figures().refusals())
                .isEqualTo(new Refusals(1.7e9, Map.of(3, Map.of("other_resort", 2.0))));
    }

    @Test
    void knowsNothingOfAnotherProcess() {
        Exposition exposition = Exposition.parse("up 1\n".lines());
        assertThat(exposition.replica()).isNull();
        assertThat(exposition.figures()).isEqualTo(new Figures(0, 0, 0, 0, new TreeMap<>(), null, null, null));
    }
}
