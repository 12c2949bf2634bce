package dev.liftline.constant;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Responds with constants of the same size as a skier's responses, for benchmarks. {@code SPRING_MAIN_SOURCES} adds it to the
 * service: it is outside the service's packages.
 */
@RestController
class ConstantController {

    private static final ResponseEntity<byte[]> DAY = response("1230");
    private static final ResponseEntity<byte[]> SEASON = response("""
            {"skierID":1234,"seasonID":"2099","daysSkied":3,"rides":3,"totalVert":600,"days":[\
            {"dayID":1,"resortID":1,"rides":1,"totalVert":200},\
            {"dayID":2,"resortID":2,"rides":1,"totalVert":200},\
            {"dayID":3,"resortID":3,"rides":1,"totalVert":200}],"next":null}""");

    @GetMapping("/constant/day")
    ResponseEntity<byte[]> day() {
        return DAY;
    }

    @GetMapping("/constant/season")
    ResponseEntity<byte[]> season() {
        return SEASON;
    }

    private static ResponseEntity<byte[]> response(String json) {
        return ResponseEntity.ok()
                .eTag("\"0123456789abcdef-4\"")
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.getBytes(StandardCharsets.US_ASCII));
    }
}
