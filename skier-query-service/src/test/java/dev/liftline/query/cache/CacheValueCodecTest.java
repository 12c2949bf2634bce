package dev.liftline.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.ResortDay;
import dev.liftline.query.ResortSkiers;
import dev.liftline.query.SkierDayTotal;
import dev.liftline.query.SkierRides;
import dev.liftline.query.app.RiddenLift;
import dev.liftline.query.board.BoardDay;
import dev.liftline.query.board.DayRides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JSON that replicas of different versions share. */
class CacheValueCodecTest {

    private static final List<SkierDayTotal> TOTALS = List.of(
            new SkierDayTotal(7, 9, 1, 1, 410), new SkierDayTotal(2025, 366, 2_147_483_647, 30, 4_000_000_000L));

    private static final List<SkierRides.Ride> RIDES =
            List.of(new SkierRides.Ride(9, 41, "Ärger & \"Söhne\"", 410), new SkierRides.Ride(1440, 4, "Lift 4", 40));

    private static final ResortDay RESORT_DAY = new ResortDay(
            1,
            "\"skiers\":1, Ärger & Söhne",
            7,
            366,
            812,
            9120,
            List.of(new ResortDay.LiftHour(1, "Lift 1", 0, 55)),
            List.of(new ResortDay.TopSkier(7, 4_000_000_000L, 41)));

    @Test
    void writesASkierDaysVerticalAsABareInteger() {
        VersionedJson value = CacheValueCodec.skierDayVertical(TOTALS.getLast());
        assertThat(text(value)).isEqualTo("4000000000");
        assertThat(value.version()).isEqualTo(30);
    }

    @Test
    void writesTotalsAsArraysOfFiveNumbers() {
        VersionedJson value = CacheValueCodec.skierSeasons(TOTALS);
        assertThat(text(value)).isEqualTo("[[7,9,1,1,410],[2025,366,2147483647,30,4000000000]]");
        assertThat(value.version()).isEqualTo(31);
        assertThat(CacheValueCodec.readSkierSeasons(value)).isEqualTo(TOTALS);
    }

    @Test
    void writesLiftsAsArraysOfThreeNumbers() {
        List<RiddenLift> lifts = List.of(new RiddenLift(2147483647, 21, 30), new RiddenLift(1, 32767, 1));
        VersionedJson value = CacheValueCodec.skierLifts(lifts);
        assertThat(text(value)).isEqualTo("[[2147483647,21,30],[1,32767,1]]");
        assertThat(value.version()).isEqualTo(31);
        assertThat(CacheValueCodec.readSkierLifts(value)).isEqualTo(lifts);
    }

    @Test
    void writesRidesAsObjects() {
        VersionedJson value = CacheValueCodec.skierRides(RIDES);
        assertThat(text(value)).isEqualTo("""
                [{"time":9,"liftID":41,"liftName":"Ärger & \\"Söhne\\"","vertical":410},\
                {"time":1440,"liftID":4,"liftName":"Lift 4","vertical":40}]""");
        assertThat(value.version()).isEqualTo(2);
        assertThat(CacheValueCodec.readSkierRides(value)).isEqualTo(RIDES);
    }

    @Test
    void writesAResortsDayAsItsResponse() {
        VersionedJson value = CacheValueCodec.resortDay(RESORT_DAY);
        assertThat(text(value)).isEqualTo("""
                {"resortID":1,"resortName":"\\"skiers\\":1, Ärger & Söhne","seasonID":"0007","dayID":366,"skiers":812,"rides":9120,\
                "liftHours":[{"liftID":1,"liftName":"Lift 1","hour":0,"rides":55}],\
                "topSkiers":[{"skierID":7,"totalVert":4000000000,"rides":41}]}""");
        assertThat(value.version()).isEqualTo(9120);
    }

    @Test
    void readsTheNumberOfSkiersFromAResortsDay() {
        assertThat(CacheValueCodec.readResortDay(CacheValueCodec.resortDay(RESORT_DAY))
                        .skiers())
                .isEqualTo(new ResortSkiers("\"skiers\":1, Ärger & Söhne", 812));
    }

    @Test
    void writesWhatRidesTellWithTheirNumber() {
        DayRides rides = new DayRides(31, Map.of(32767, 1440), List.of(new BoardDay.Arrivals(96, 2)));
        VersionedJson value = CacheValueCodec.dayRides(rides);
        assertThat(text(value)).isEqualTo("""
                {"rides":31,"lastRides":{"32767":1440},"arrivals":[{"quarter":96,"guests":2}]}""");
        assertThat(value.version()).isEqualTo(31);
        assertThat(CacheValueCodec.readDayRides(value)).isEqualTo(rides);
        assertThat(CacheValueCodec.dayRides(DayRides.NONE).isNoData()).isTrue();
    }

    @Test
    void writesEmptyListsAsNoData() {
        assertThat(CacheValueCodec.skierSeasons(List.of()).isNoData()).isTrue();
        assertThat(CacheValueCodec.skierRides(List.of()).isNoData()).isTrue();
    }

    private static String text(VersionedJson value) {
        return new String(value.json(), StandardCharsets.UTF_8);
    }
}
