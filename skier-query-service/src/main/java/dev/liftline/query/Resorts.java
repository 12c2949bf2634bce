package dev.liftline.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The registered resorts, as the SkiDataAPI lists them. */
public record Resorts(List<Resort> resorts) {

    /** One registered resort. */
    public record Resort(
            String resortName, @JsonProperty("resortID") int resortId) {}
}
