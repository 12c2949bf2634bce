package dev.liftline.query.web;

import static dev.liftline.model.RideField.DAY_ID;
import static dev.liftline.model.RideField.RESORT_ID;
import static dev.liftline.model.RideField.SEASON_ID;
import static dev.liftline.model.RideField.SKIER_ID;

import dev.liftline.query.Cursor;
import dev.liftline.query.Page;
import dev.liftline.query.SkierDay;
import dev.liftline.query.SkierReads;
import dev.liftline.query.SkierSeason;
import dev.liftline.query.SkierVertical;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a skier asks. */
@RestController
class SkierController {

    private static final String JSON = "application/json";

    private final SkierReads reads;

    SkierController(SkierReads reads) {
        this.reads = reads;
    }

    @GetMapping("/skiers/{resortID}/seasons/{seasonID}/days/{dayID}/skiers/{skierID}")
    @Operation(
            operationId = "getSkierDayVertical",
            summary = "A skier's vertical of one day",
            description = "Metres, as a bare JSON integer.")
    @ApiResponse(
            responseCode = "200",
            description = "The vertical in metres",
            content = @Content(mediaType = JSON, schema = @Schema(type = "integer", format = "int64", minimum = "0")))
    void verticalOfDay(
            @PathVariable String resortID,
            @PathVariable String seasonID,
            @PathVariable String dayID,
            @PathVariable String skierID,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Fields fields = new Fields(request);
        int resort = fields.path(RESORT_ID, resortID);
        int season = fields.path(SEASON_ID, seasonID);
        int day = fields.path(DAY_ID, dayID);
        int skier = fields.path(SKIER_ID, skierID);
        fields.check();
        byte[] vertical = reads.verticalOfDay(skier, season, resort, day).orElseThrow(SkierController::noData);
        JsonAnswer.changing(request, response, vertical);
    }

    @GetMapping("/skiers/{skierID}/vertical")
    @Operation(
            operationId = "getSkierVertical",
            summary = "A skier's vertical by season",
            description = "Summed over the resorts named; without a season, every season.")
    @Parameter(
            name = "resort",
            in = ParameterIn.QUERY,
            required = true,
            array = @ArraySchema(schema = @Schema(type = "integer")))
    @Parameter(name = "season", in = ParameterIn.QUERY, array = @ArraySchema(schema = @Schema(type = "integer")))
    @ApiResponse(
            responseCode = "200",
            description = "One entry for each season, ascending",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = SkierVertical.class)))
    void vertical(@PathVariable String skierID, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Fields fields = new Fields(request);
        int skier = fields.path(SKIER_ID, skierID);
        Set<Integer> resorts = fields.repeated("resort", RESORT_ID, true);
        Set<Integer> seasons = fields.repeated("season", SEASON_ID, false);
        fields.check();
        SkierVertical vertical = reads.vertical(skier, resorts, seasons).orElseThrow(SkierController::noData);
        JsonAnswer.changing(request, response, vertical);
    }

    @GetMapping("/skiers/{skierID}/days")
    @Operation(
            operationId = "getSkierSeason",
            summary = "A skier's season",
            description = "Its days by day, then resort; the totals span all pages.")
    @Parameter(name = "season", in = ParameterIn.QUERY, required = true)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @ApiResponse(
            responseCode = "200",
            description = "One page of the season",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = SkierSeason.class)))
    void season(@PathVariable String skierID, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Fields fields = new Fields(request);
        int skier = fields.path(SKIER_ID, skierID);
        int season = fields.query("season", SEASON_ID);
        Page page = fields.page(Cursor.List.DAYS);
        fields.check();
        SkierSeason days = reads.season(skier, season, page).orElseThrow(SkierController::noData);
        JsonAnswer.changing(request, response, days);
    }

    @GetMapping("/skiers/{skierID}/rides")
    @Operation(
            operationId = "getSkierRides",
            summary = "A skier's day at a resort",
            description = "Its rides by time, then lift; the total spans all pages.")
    @Parameter(name = "resort", in = ParameterIn.QUERY, required = true)
    @Parameter(name = "season", in = ParameterIn.QUERY, required = true)
    @Parameter(name = "day", in = ParameterIn.QUERY, required = true)
    @Parameter(name = "limit", in = ParameterIn.QUERY)
    @Parameter(name = "cursor", in = ParameterIn.QUERY)
    @ApiResponse(
            responseCode = "200",
            description = "One page of the day",
            content = @Content(mediaType = JSON, schema = @Schema(implementation = SkierDay.class)))
    void day(@PathVariable String skierID, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Fields fields = new Fields(request);
        int skier = fields.path(SKIER_ID, skierID);
        int resort = fields.query("resort", RESORT_ID);
        int season = fields.query("season", SEASON_ID);
        int day = fields.query("day", DAY_ID);
        Page page = fields.page(Cursor.List.RIDES);
        fields.check();
        SkierDay rides = reads.day(skier, season, resort, day, page).orElseThrow(SkierController::noData);
        JsonAnswer.changing(request, response, rides);
    }

    private static NotFoundException noData() {
        return new NotFoundException("There is no data for this skier.");
    }
}
