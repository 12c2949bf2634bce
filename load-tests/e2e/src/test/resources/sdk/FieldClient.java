import io.swagger.client.ApiClient;
import io.swagger.client.ApiException;
import io.swagger.client.ApiResponse;
import io.swagger.client.api.ResortsApi;
import io.swagger.client.api.SkiersApi;
import io.swagger.client.api.StatisticsApi;
import io.swagger.client.model.APIStats;
import io.swagger.client.model.APIStatsEndpointStats;
import io.swagger.client.model.LiftRide;
import io.swagger.client.model.ResortIDSeasonsBody;
import io.swagger.client.model.ResortSkiers;
import io.swagger.client.model.ResortsList;
import io.swagger.client.model.ResortsListResorts;
import io.swagger.client.model.SeasonsList;
import io.swagger.client.model.SkierVertical;
import io.swagger.client.model.SkierVerticalResorts;
import java.util.List;

/** Calls the eight operations with the names and types of the SkiDataAPI's own SDK. Compiled by GeneratedSdk. */
public final class FieldClient {

    private static final Integer RESORT = 2;

    private FieldClient() {}

    /** Sends a ride and a season. */
    public static String write(String base, Integer skierID) throws ApiException {
        LiftRide ride = new LiftRide();
        ride.setTime(217);
        ride.setLiftID(21);
        SkiersApi skiers = new SkiersApi(client(base));
        skiers.writeNewLiftRide(ride, RESORT, "2033", "7", skierID);
        ApiResponse<Void> again = skiers.writeNewLiftRideWithHttpInfo(ride, RESORT, "2033", "7", skierID);

        ResortIDSeasonsBody body = new ResortIDSeasonsBody();
        body.setYear("2033");
        ResortsApi resorts = new ResortsApi(client(base));
        resorts.addSeason(body, RESORT);
        ApiResponse<Void> season = resorts.addSeasonWithHttpInfo(body, RESORT);
        return again.getStatusCode() + " ride, " + season.getStatusCode() + " season";
    }

    /** Reads the ride back by every read. */
    public static String read(String base, Integer skierID) throws ApiException {
        ResortsApi resortsApi = new ResortsApi(client(base));
        ResortsList resorts = resortsApi.getResorts();
        for (ResortsListResorts resort : resorts.getResorts()) {
            String name = resort.getResortName();
            Integer id = resort.getResortID();
            if (name.isEmpty() || id < 1) {
                throw new IllegalStateException("no resort: " + resort);
            }
        }
        SeasonsList seasons = resortsApi.getResortSeasons(RESORT);
        List<String> years = seasons.getSeasons();
        Integer resortID = 9;
        Integer seasonID = 56;
        Integer dayID = 56;
        ResortSkiers day = resortsApi.getResortSkiersDay(resortID, seasonID, dayID);
        Integer numSkiers = day.getNumSkiers();

        SkiersApi skiersApi = new SkiersApi(client(base));
        Integer vertical = skiersApi.getSkierDayVertical(RESORT, "2033", "7", skierID);
        SkierVertical totals = skiersApi.getSkierResortTotals(skierID, List.of("1", "2"), List.of("2033"));
        StringBuilder bySeason = new StringBuilder();
        for (SkierVerticalResorts total : totals.getResorts()) {
            String season = total.getSeasonID();
            Integer totalVert = total.getTotalVert();
            bySeason.append(season).append(' ').append(totalVert);
        }
        int missing = 0;
        try {
            skiersApi.getSkierResortTotals(skierID, List.of("1"), null);
        } catch (ApiException e) {
            missing = e.getCode();
        }

        APIStats statistics = new StatisticsApi(client(base)).getPerformanceStats();
        boolean measured = false;
        for (APIStatsEndpointStats each : statistics.getEndpointStats()) {
            Integer mean = each.getMean();
            Integer max = each.getMax();
            measured |= each.getURL().equals("/resorts") && each.getOperation().equals("GET") && mean <= max;
        }
        return resorts.getResorts().size() + " resorts, 2033 " + years.contains("2033") + ", vertical " + vertical + ", "
                + bySeason + ", One more: " + numSkiers + " " + day.getTime() + ", missing " + missing + ", statistics "
                + measured;
    }

    private static ApiClient client(String base) {
        ApiClient client = new ApiClient();
        client.updateBaseUri(base);
        return client;
    }
}
