package dev.liftline.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.ResortDay;
import dev.liftline.query.ResortSkiers;
import dev.liftline.query.SkierDayTotal;
import dev.liftline.query.SkierRides;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value is read only if this release writes such a value. */
class ValueFormatTest {

    private static final SkierDayTotal TOTAL = new SkierDayTotal(2025, 7, 1, 2, 610);

    @Test
    void readsWhatItWrites() {
        assertThat(data(ValueFormat.SKIER_DAY, CacheValueCodec.skierDayVertical(TOTAL)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("610");
        assertThat(data(ValueFormat.SKIER_SEASONS, CacheValueCodec.skierSeasons(List.of(TOTAL))))
                .containsExactly(TOTAL);
        List<SkierRides.Ride> rides = List.of(new SkierRides.Ride(217, 21, "Ärger", 210));
        assertThat(data(ValueFormat.SKIER_RIDES, CacheValueCodec.skierRides(rides)))
                .isEqualTo(rides);
        ResortDay day = new ResortDay(1, "Alder Peak", 2025, 7, 0, 0, List.of(), List.of());
        assertThat(data(ValueFormat.RESORT_DAY, CacheValueCodec.resortDay(day)).skiers())
                .isEqualTo(new ResortSkiers("Alder Peak", 0));
    }

    @Test
    void readsNoData() {
        assertThat(List.of(ValueFormat.SKIER_DAY, ValueFormat.SKIER_SEASONS, ValueFormat.SKIER_RIDES))
                .allSatisfy(format -> assertThat(
                                Objects.requireNonNull(read(format, "0:")).data())
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7:{\"x",
                "7:",
                "7:-1",
                "7:1.0",
                "7:1e3",
                "7:007",
                "7: 7",
                "7:7\n",
                "7:\"7\"",
                "7:null",
                "7:[7]",
                "0:7",
                "7:1234567890123456789",
                "7.2:7",
                "7.2.91ab3ae1:7"
            })
    void doesNotReadAnotherSkierDay(String stored) {
        assertThat(read(ValueFormat.SKIER_DAY, stored)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7:{\"a\":1}",
                "7:[[1,21,7]",
                "7:[[1,21,7],null]",
                "7:[[1,21]]",
                "7:[[1,21,7,0]]",
                "7:[[1,21,\"7\"]]",
                "7:[[0,21,7]]",
                "7:[[1,0,7]]",
                "7:[[1,21,7],[1,22,0]]",
                "7:[[1,21,6]]",
                "7:[]",
                "0:[]"
            })
    void doesNotReadOtherLifts(String stored) {
        assertThat(read(ValueFormat.SKIER_LIFTS, stored)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7:{\"a\":1}",
                "7:[[2025,7,1,7,610]",
                "7:[[2025,7,1,7,610]]]",
                "7:[[2025,7,1,7,610],null]",
                "7:[[2025,7,1,7]]",
                "7:[[2025,7,1,7,610,0]]",
                "7:[[2025,7,1,\"7\",610]]",
                "7:[[2025,7,1,7.0,610]]",
                "7:[[2025,7,1,null,610]]",
                "7:[[2025,7,1,6,610]]",
                "7:[[20250,7,1,7,610]]",
                "7:[[2025,0,1,7,610]]",
                "7:[[2025,7,4294967297,7,610]]",
                "7:[[2025,7,1,7,99999999999999999999]]",
                "7:[2025,7,1,7,610]",
                "7:[]",
                "0:[]",
                "7:null",
                "7:\"\"",
                "7:7",
                "7:{\"x",
                "7.2:[[2025,7,1,7,610]]"
            })
    void doesNotReadOtherSeasons(String stored) {
        assertThat(read(ValueFormat.SKIER_SEASONS, stored)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1:{\"x",
                "1:{}",
                "1:[{}]",
                "1:[null]",
                "1:[]",
                "0:[]",
                "1:null",
                "1:[{\"time\":1,\"liftID\":2,\"vertical\":20}]",
                "1:[{\"time\":1,\"liftID\":2,\"liftName\":null,\"vertical\":20}]",
                "1:[{\"time\":\"1\",\"liftID\":2,\"liftName\":\"Two\",\"vertical\":20}]",
                "1:[{\"time\":1,\"liftID\":2,\"liftName\":\"Two\",\"vertical\":20,\"pass\":1}]",
                "2:[{\"time\":1,\"liftID\":2,\"liftName\":\"Two\",\"vertical\":20}]",
                "1:[{\"time\":1,\"liftID\":2,\"liftName\":\"Two\",\"vertical\":20}] 1",
                "1.2:[{\"time\":1,\"liftID\":2,\"liftName\":\"Two\",\"vertical\":20}]"
            })
    void doesNotReadOtherRides(String stored) {
        assertThat(read(ValueFormat.SKIER_RIDES, stored)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7:{\"x",
                "7:{\"resortName\":\"Alder Peak\",\"skiers\":7}",
                "7.2.00000000:{\"resortName\":\"Alder Peak\",\"skiers\":7}",
                // The right checksum of another shape.
                "7.2.297bd0aa:{}",
                "0:"
            })
    void doesNotReadAnotherResortDay(String stored) {
        assertThat(read(ValueFormat.RESORT_DAY, stored)).isNull();
    }

    private static <T> T data(ValueFormat<T> format, VersionedJson value) {
        Optional<T> data =
                Objects.requireNonNull(format.read(format.write(value))).data();
        return data.orElseThrow();
    }

    private static <T> ValueFormat.@Nullable Entry<T> read(ValueFormat<T> format, String stored) {
        return format.read(stored.getBytes(StandardCharsets.UTF_8));
    }
}
