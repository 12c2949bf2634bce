package dev.liftline.query.web;

import static dev.liftline.model.RideField.RESORT_ID;

import dev.liftline.query.ResortReads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The one write beside the rides: a resort announces a season. */
@RestController
class SeasonController {

    private final ResortReads resorts;

    SeasonController(ResortReads resorts) {
        this.resorts = resorts;
    }

    @PostMapping(path = "/resorts/{resortID}/seasons", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "addSeason",
            summary = "Registers a season",
            description = "Does nothing where the season is there already.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object", requiredProperties = "year"),
                                            schemaProperties =
                                                    @SchemaProperty(
                                                            name = "year",
                                                            schema =
                                                                    @Schema(
                                                                            type = "string",
                                                                            pattern = "^[0-9]{4}$",
                                                                            example = "2026")))))
    @ApiResponse(responseCode = "201", description = "The season is registered", content = @Content)
    ResponseEntity<Void> add(@PathVariable String resortID, HttpServletRequest request)
            throws IOException, HttpMediaTypeNotSupportedException {
        Fields fields = new Fields(request);
        int resort = fields.path(RESORT_ID, resortID);
        int season = SeasonBody.read(request, fields);
        fields.check();
        if (!resorts.addSeason(resort, season)) {
            throw new NotFoundException("Resort " + resort + " is not known.");
        }
        return new ResponseEntity<>(HttpStatus.CREATED);
    }
}
