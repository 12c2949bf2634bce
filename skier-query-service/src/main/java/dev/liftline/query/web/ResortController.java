package dev.liftline.query.web;

import static dev.liftline.model.RideField.DAY_ID;
import static dev.liftline.model.RideField.RESORT_ID;
import static dev.liftline.model.RideField.SEASON_ID;

import dev.liftline.query.ResortDay;
import dev.liftline.query.ResortReads;
import dev.liftline.query.ResortSkiers;
import dev.liftline.query.Resorts;
import dev.liftline.query.SeasonList;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the resort asks. */
@RestController
class ResortController {

    private static final String JSON = "application/json";

    private final ResortReads reads;

    ResortController(ResortReads reads) {
        this.reads = reads;
    }

    @GetMapping("/resorts")
    @Operation(operationId = "getResorts", summary = "The registered resorts", description = "By id.")
    @ApiResponse(
            responseCode = "200",
            description = "The resorts",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = Resorts.class)))
    void resorts(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.lasting(request, response, reads.resorts());
    }

    @GetMapping("/resorts/{resortID}/seasons")
    @Operation(
            operationId = "getResortSeasons",
            summary = "A resort's seasons",
            description = "Those that were registered, and those in which a ride was stored.")
    @ApiResponse(
            responseCode = "200",
            description = "The seasons, ascending",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = SeasonList.class)))
    void seasons(@PathVariable String resortID, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Fields fields = new Fields(request);
        int resort = fields.path(RESORT_ID, resortID);
        fields.check();
        JsonAnswer.changing(request, response, known(resort, reads.seasons(resort)));
    }

    @GetMapping("/resorts/{resortID}/seasons/{seasonID}/day/{dayID}/skiers")
    @Operation(
            operationId = "getResortSkiersDay",
            summary = "How many different skiers a resort had on a day",
            description = "At most a second old. The resort's name is in the field time.")
    @ApiResponse(
            responseCode = "200",
            description = "The number of different skiers",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ResortSkiers.class)))
    void skiers(
            @PathVariable String resortID,
            @PathVariable String seasonID,
            @PathVariable String dayID,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Fields fields = new Fields(request);
        int resort = fields.path(RESORT_ID, resortID);
        int season = fields.path(SEASON_ID, seasonID);
        int day = fields.path(DAY_ID, dayID);
        fields.check();
        JsonAnswer.changing(request, response, known(resort, reads.skiers(resort, season, day)));
    }

    @GetMapping("/resorts/{resortID}/seasons/{seasonID}/days/{dayID}")
    @Operation(
            operationId = "getResortDay",
            summary = "A resort's day",
            description =
                    "Different skiers, rides for each lift and hour, the ten highest verticals; at most a second old.")
    @ApiResponse(
            responseCode = "200",
            description = "The day",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = ResortDay.class)))
    void day(
            @PathVariable String resortID,
            @PathVariable String seasonID,
            @PathVariable String dayID,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Fields fields = new Fields(request);
        int resort = fields.path(RESORT_ID, resortID);
        int season = fields.path(SEASON_ID, seasonID);
        int day = fields.path(DAY_ID, dayID);
        fields.check();
        JsonAnswer.changing(request, response, known(resort, reads.day(resort, season, day)));
    }

    private static <T> T known(int resort, Optional<T> answer) {
        return answer.orElseThrow(() -> new NotFoundException("Resort " + resort + " is not known."));
    }
}
