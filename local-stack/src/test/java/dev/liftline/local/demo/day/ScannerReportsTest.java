package dev.liftline.local.demo.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScannerReportsTest {

    private static final SkiDay DAY = SkiDaySimulation.simulate(1_000, 3);
    private static final ScannerReports REPORTS = ScannerReports.of(DAY, 3);

    @Test
    void reportsEveryRideAndNoOther() {
        Set<Ride> reported = new HashSet<>(REPORTS.live());
        reported.addAll(REPORTS.offlineRides());

        assertThat(reported).isEqualTo(Set.copyOf(DAY.rides()));
    }

    @Test
    void sendsSomeRidesTwice() {
        assertThat(REPORTS.sentAgain())
                .isBetween(DAY.rides().size() / 100, DAY.rides().size() / 10)
                .isEqualTo(REPORTS.live().size()
                        + REPORTS.offlineRides().size()
                        - DAY.rides().size());
    }

    @Test
    void theOfflineScannerReportsLast() {
        assertThat(REPORTS.offlineRides())
                .isNotEmpty()
                .allSatisfy(ride -> assertThat(ride.scanner()).isEqualTo(REPORTS.offlineScanner()));
        assertThat(REPORTS.live())
                .allSatisfy(ride -> assertThat(ride.scanner()).isNotEqualTo(REPORTS.offlineScanner()));
    }

    @Test
    void theSameSeedGivesTheSameReports() {
        assertThat(ScannerReports.of(DAY, 3)).isEqualTo(REPORTS);
    }
}
