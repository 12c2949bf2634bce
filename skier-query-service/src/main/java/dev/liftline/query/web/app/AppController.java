package dev.liftline.query.web.app;

import static dev.liftline.model.RideField.DAY_ID;
import static dev.liftline.model.RideField.RESORT_ID;
import static dev.liftline.model.RideField.SEASON_ID;

import dev.liftline.query.SkierDay;
import dev.liftline.query.app.Leaderboards;
import dev.liftline.query.app.LiftCollections;
import dev.liftline.query.app.SkierSeasons;
import dev.liftline.query.app.Today;
import dev.liftline.query.web.PartOf;
import dev.liftline.query.web.QueryApi;
import dev.liftline.query.web.RequestFields;
import dev.liftline.query.web.response.JsonResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One read for each screen. No data is an answer too: a browser logs a 404 as an error. */
@RestController
@PartOf(QueryApi.APP)
class AppController {

    private static final String TOGETHER =
            "must be given together with the others of season, resort and day, or not at all";

    private final Today today;
    private final SkierSeasons seasons;
    private final LiftCollections lifts;
    private final Leaderboards leaderboards;

    AppController(Today today, SkierSeasons seasons, LiftCollections lifts, Leaderboards leaderboards) {
        this.today = today;
        this.seasons = seasons;
        this.lifts = lifts;
        this.leaderboards = leaderboards;
    }

    @GetMapping("/app/today")
    void today(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int skier = CallingSkier.of(request);
        RequestFields fields = new RequestFields(request);
        Integer season = fields.optional("season", SEASON_ID);
        Integer resort = fields.optional("resort", RESORT_ID);
        Integer day = fields.optional("day", DAY_ID);
        boolean latest = season == null && resort == null && day == null;
        requireTogether(fields, latest, season, "season");
        requireTogether(fields, latest, resort, "resort");
        requireTogether(fields, latest, day, "day");
        fields.throwIfInvalid();
        Optional<Today.Day> found = season == null || resort == null || day == null
                ? today.latest(skier)
                : today.of(new SkierDay(skier, season, resort, day));
        JsonResponse.writePrivate(request, response, TodayResponse.of(skier, found.orElse(null)));
    }

    private static void requireTogether(RequestFields fields, boolean latest, @Nullable Integer value, String name) {
        if (!latest && value == null) {
            fields.reject(name, TOGETHER);
        }
    }

    @GetMapping("/app/season")
    void season(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int skier = CallingSkier.of(request);
        RequestFields fields = new RequestFields(request);
        Integer season = fields.optional("season", SEASON_ID);
        fields.throwIfInvalid();
        JsonResponse.writePrivate(request, response, SeasonResponse.of(skier, seasons.of(skier, season)));
    }

    @GetMapping("/app/lifts")
    void lifts(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int skier = CallingSkier.of(request);
        RequestFields fields = new RequestFields(request);
        Integer season = fields.optional("season", SEASON_ID);
        Integer resort = fields.optional("resort", RESORT_ID);
        fields.throwIfInvalid();
        JsonResponse.writePrivate(request, response, LiftsResponse.of(lifts.of(skier, season, resort)));
    }

    @GetMapping("/app/leaderboard")
    void leaderboard(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int skier = CallingSkier.of(request);
        RequestFields fields = new RequestFields(request);
        Integer season = fields.optional("season", SEASON_ID);
        Integer resort = fields.optional("resort", RESORT_ID);
        fields.throwIfInvalid();
        JsonResponse.writePrivate(request, response, LeaderboardResponse.of(leaderboards.of(skier, season, resort)));
    }
}
