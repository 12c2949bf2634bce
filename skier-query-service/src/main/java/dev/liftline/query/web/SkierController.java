package dev.liftline.query.web;

import static dev.liftline.model.RideField.DAY_ID;
import static dev.liftline.model.RideField.RESORT_ID;
import static dev.liftline.model.RideField.SEASON_ID;
import static dev.liftline.model.RideField.SKIER_ID;

import dev.liftline.query.SkierDay;
import dev.liftline.query.SkierReads;
import dev.liftline.query.web.response.Cursor;
import dev.liftline.query.web.response.JsonResponse;
import dev.liftline.query.web.response.Page;
import dev.liftline.query.web.response.SkierRidesResponse;
import dev.liftline.query.web.response.SkierSeasonResponse;
import dev.liftline.query.web.response.SkierVerticalResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The reads about a skier. */
@RestController
class SkierController {

    private final SkierReads reads;

    SkierController(SkierReads reads) {
        this.reads = reads;
    }

    @GetMapping("/skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}")
    void dayVertical(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFields fields = new RequestFields(request);
        int resort = fields.path(RESORT_ID);
        int season = fields.path(SEASON_ID);
        int day = fields.path(DAY_ID);
        int skier = fields.path(SKIER_ID);
        fields.throwIfInvalid();
        JsonResponse.writeBytes(request, response, found(reads.dayVertical(new SkierDay(skier, season, resort, day))));
    }

    @GetMapping("/skiers/{skierID}/vertical")
    void vertical(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFields fields = new RequestFields(request);
        int skier = fields.path(SKIER_ID);
        Set<Integer> resorts = fields.queryValues("resort", RESORT_ID, true);
        Set<Integer> seasons = fields.queryValues("season", SEASON_ID, false);
        fields.throwIfInvalid();
        JsonResponse.write(
                request, response, SkierVerticalResponse.of(found(reads.verticalBySeason(skier, resorts, seasons))));
    }

    @GetMapping("/skiers/{skierID}/days")
    void season(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFields fields = new RequestFields(request);
        int skier = fields.path(SKIER_ID);
        int season = fields.query("season", SEASON_ID);
        Page page = fields.page(Cursor.PagedList.DAYS);
        fields.throwIfInvalid();
        JsonResponse.write(
                request, response, SkierSeasonResponse.of(skier, season, found(reads.season(skier, season)), page));
    }

    @GetMapping("/skiers/{skierID}/rides")
    void rides(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFields fields = new RequestFields(request);
        int skier = fields.path(SKIER_ID);
        int resort = fields.query("resort", RESORT_ID);
        int season = fields.query("season", SEASON_ID);
        int day = fields.query("day", DAY_ID);
        Page page = fields.page(Cursor.PagedList.RIDES);
        fields.throwIfInvalid();
        SkierDay skierDay = new SkierDay(skier, season, resort, day);
        JsonResponse.write(request, response, SkierRidesResponse.of(skierDay, found(reads.rides(skierDay)), page));
    }

    private static <T> T found(Optional<T> result) {
        return result.orElseThrow(() -> RequestException.notFound("There is no data for this skier."));
    }
}
