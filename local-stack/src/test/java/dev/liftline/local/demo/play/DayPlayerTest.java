package dev.liftline.local.demo.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.local.demo.day.ScannerReports;
import dev.liftline.local.demo.day.SkiDay;
import dev.liftline.local.demo.day.SkiDaySimulation;
import dev.liftline.local.load.Credentials;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DayPlayerTest {

    private static final SkiDay DAY = SkiDaySimulation.simulate(60, 5);
    private static final ScannerReports REPORTS = ScannerReports.of(DAY, 5);
    private static final DayIds IDS = new DayIds(1, 2026, 4, 1);

    private final ResortServer resort = new ResortServer();
    private final GatewayClient gateway =
            new GatewayClient(resort.uri(), null, Credentials.NONE, Duration.ofSeconds(30));

    @AfterEach
    void closeBoth() {
        gateway.close();
        resort.close();
    }

    @Test
    void theApiReportsThePlayedRides() {
        PlayProgress progress =
                new PlayProgress(REPORTS.live().size() + REPORTS.offlineRides().size());

        play(progress);

        assertThat(resort.rides(IDS)).isEqualTo(DAY.rides().size());
        assertThat(progress.acknowledged()).isEqualTo(progress.reports());
        assertThat(check().isRight()).isTrue();
    }

    @Test
    void ridesHaveTheKeyOfTheResortsScannersAndReadsThatOfAnOperator() {
        resort.ask();
        var credentials = new Credentials() {
            @Override
            public String scanner(int number) {
                return "scanner-" + number;
            }

            @Override
            public String operator() {
                return "operator";
            }
        };

        try (GatewayClient client = new GatewayClient(resort.uri(), null, credentials, Duration.ofSeconds(30))) {
            new DayPlayer(client, IDS).play(REPORTS, Duration.ZERO, new PlayProgress(0));
            assertThat(new DayCheck(client, IDS, Duration.ofMillis(1))
                            .check(DAY)
                            .isRight())
                    .isTrue();
        }
        assertThat(resort.senders()).containsExactlyInAnyOrder("POST scanner-1", "GET operator");
    }

    @Test
    void explainsAMissingKeyInOneSentence() {
        resort.ask();

        assertThatThrownBy(() -> gateway.skiersAt(IDS))
                .isInstanceOf(DemoException.class)
                .hasMessage(
                        "The gateway %s asks who sends GET /resorts/1/seasons/2026/day/4/skiers: name the directory of its secrets with --secrets.",
                        resort.uri());
    }

    @Test
    void retriesATemporaryError() {
        resort.failNext(7);

        play(new PlayProgress(0));

        assertThat(gateway.retries()).isEqualTo(7);
        assertThat(check().isRight()).isTrue();
    }

    @Test
    void retriesUnavailableRidesOfABatch() {
        resort.leaveUnconfirmed(REPORTS.offlineRides().size() - 1);

        play(new PlayProgress(0));

        assertThat(check().isRight()).isTrue();
    }

    @Test
    void namesALostRide() {
        play(new PlayProgress(0));
        int loser = DAY.topSkiers(1).getFirst();
        resort.lose(IDS, loser);

        DayCheck.Result result = check();

        assertThat(result.isRight()).isFalse();
        assertThat(result.differences()).containsExactly(new DayCheck.Difference(loser, DAY.verticals()[loser], 0));
        assertThat(result.skiersReported()).isEqualTo(result.skiersPlayed() - 1);
    }

    @Test
    void explainsAMissingGatewayInOneSentence() {
        URI nobody = resort.uri();
        resort.close();

        try (GatewayClient impatient = new GatewayClient(nobody, null, Credentials.NONE, Duration.ZERO)) {
            assertThatThrownBy(() -> impatient.skiersAt(IDS))
                    .isInstanceOf(DemoException.class)
                    .hasMessageContaining(nobody.toString())
                    .hasMessageContaining("./liftline status");
        }
    }

    @Test
    void findsTheDayAfterTheLastOneWithSkiers() {
        assertThat(new UnusedDayFinder(gateway).find(1, 2026, 60)).isEqualTo(new DayIds(1, 2026, 1, 1));

        resort.occupy(new DayIds(1, 2026, 2, 1));
        resort.occupy(new DayIds(1, 2026, 4, 1));

        assertThat(new UnusedDayFinder(gateway).find(1, 2026, 60)).isEqualTo(new DayIds(1, 2026, 5, 1));
    }

    @Test
    void findsTheFirstDayWithoutSkiersIfTheLastOneIsUsed() {
        resort.occupy(new DayIds(1, 2026, 1, 1));
        resort.occupy(new DayIds(1, 2026, 366, 1));

        assertThat(new UnusedDayFinder(gateway).find(1, 2026, 60)).isEqualTo(new DayIds(1, 2026, 2, 1));
    }

    @Test
    void findsUnusedSkierIdsInAFullSeason() {
        for (int day = 1; day <= 366; day++) {
            resort.occupy(new DayIds(1, 2026, day, 1));
        }
        resort.occupy(new DayIds(1, 2026, 366, 100_001));

        assertThat(new UnusedDayFinder(gateway).find(1, 2026, 60)).isEqualTo(new DayIds(1, 2026, 366, 200_001));
    }

    private void play(PlayProgress progress) {
        new DayPlayer(gateway, IDS).play(REPORTS, Duration.ZERO, progress);
    }

    private DayCheck.Result check() {
        return new DayCheck(gateway, IDS, Duration.ofMillis(1)).check(DAY);
    }
}
