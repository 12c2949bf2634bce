package dev.liftline.query.web.response;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.query.ReferenceData;
import java.util.List;

/** The registered resorts. */
public record ResortsResponse(List<Resort> resorts) {

    record Resort(
            String resortName, @JsonProperty("resortID") int resortId) {}

    public static ResortsResponse of(List<ReferenceData.Resort> resorts) {
        return new ResortsResponse(resorts.stream()
                .map(resort -> new Resort(resort.name(), resort.resortId()))
                .toList());
    }
}
