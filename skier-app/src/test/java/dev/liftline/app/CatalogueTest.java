package dev.liftline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The texts of the pages in every language. */
class CatalogueTest {

    private static final Path WEB = Path.of("src/main/resources/web");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final Pattern USED = Pattern.compile("\\bt\\(\\s*\"([a-zA-Z][\\w.-]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"shared", "skier", "board"})
    void everyTextIsInBothLanguages(String folder) {
        SortedMap<String, String> english = catalogue(folder, "en");
        SortedMap<String, String> german = catalogue(folder, "de");

        assertThat(german.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> {
            assertThat(places(german.getOrDefault(key, ""))).as(key).isEqualTo(places(text));
            assertThat(german.getOrDefault(key, "")).as(key).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "skier", "board"})
    void everyTextThatAModuleNamesExists(String folder) {
        Set<String> known = new TreeSet<>(catalogue("shared", "en").keySet());
        known.addAll(catalogue(folder, "en").keySet());
        Set<String> used = modules(folder)
                .flatMap(module -> USED.matcher(module).results())
                .map(use -> use.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        used.removeIf(key -> known.contains(key) || known.contains(key + ".other"));
        assertThat(used).isEmpty();
    }

    @Test
    void nothingIsSaidThatScansCannotKnow() {
        Pattern unknown = Pattern.compile(
                "\\b(speed|fast|faster|fastest|km/h|mph|queue|queues|descent|schnell\\w*|tempo|geschwindigkeit\\w*|"
                        + "warteschlange\\w*|abfahrt\\w*)\\b",
                Pattern.CASE_INSENSITIVE);
        for (String language : new String[] {"en", "de"}) {
            assertThat(catalogue("skier", language).values())
                    .allSatisfy(text -> assertThat(text).doesNotContainPattern(unknown));
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedMap<String, String> catalogue(String folder, String language) {
        String json = read(WEB.resolve(folder).resolve(language + ".json"));
        Map<String, String> texts = JsonMapper.shared().readValue(json, new TypeReference<>() {});
        return new TreeMap<>(texts);
    }

    private static Stream<String> modules(String folder) {
        try (Stream<Path> files = Files.list(WEB.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".js")).toList().stream()
                    .map(CatalogueTest::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
