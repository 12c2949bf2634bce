package dev.liftline.local.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {

    private final Metrics metrics = new Metrics("""
            # TYPE liftline_gateway_requests_seconds histogram
            liftline_gateway_requests_seconds_count{pool="ingest",status="2xx"} 40.0
            liftline_gateway_requests_seconds_count{pool="query-web",status="2xx"} 2.0
            resilience4j_circuitbreaker_state{application="a",name="kafka",replica="r",state="closed"} 0.0
            resilience4j_circuitbreaker_state{application="a",name="kafka",replica="r",state="open"} 1.0
            resilience4j_circuitbreaker_state{application="a",name="redis",replica="r",state="closed"} 1.0
            """);

    @Test
    void sumsTheSamplesOfAMetric() {
        assertThat(metrics.value("liftline_gateway_requests_seconds_count")).hasValue(42);
        assertThat(metrics.sum("liftline_gateway_requests_seconds_count", "pool=\"ingest\""))
                .hasValue(40);
        assertThat(metrics.value("liftline_gateway_requests_seconds")).isEmpty();
    }

    @Test
    void tellsAnOpenCircuitBreaker() {
        assertThat(metrics.isCircuitBreakerOpen("kafka")).isTrue();
        assertThat(metrics.isCircuitBreakerOpen("redis")).isFalse();
        assertThat(metrics.isCircuitBreakerOpen("postgres")).isFalse();
    }
}
