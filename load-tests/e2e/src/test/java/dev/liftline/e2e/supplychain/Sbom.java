package dev.liftline.e2e.supplychain;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The software bill of materials that the build wrote, in CycloneDX's JSON.
 *
 * @param components without the services themselves
 */
record Sbom(List<Component> components) {

    static final Path FILE = Path.of("..", "..", "target", "sbom", "liftline.cdx.json");

    private static final Pattern CLASSIFIER = Pattern.compile("(?:^|&)classifier=([^&]+)");

    /**
     * A library.
     *
     * @param licences SPDX ids or names: a choice, if there are several
     */
    record Component(String group, String name, String version, String classifier, List<String> licences) {

        /** The name of its file. */
        String file() {
            return name + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
        }

        /** Whether it only brings others, so that Spring Boot packs none into a service's jar. */
        boolean isStarter() {
            return group.equals("org.springframework.boot") && name.startsWith("spring-boot-starter");
        }
    }

    static Sbom read() {
        JsonNode document = JsonMapper.shared().readTree(FILE);
        return new Sbom(document.path("components")
                .valueStream()
                .map(Sbom::component)
                .filter(component -> !ServiceJars.SERVICES.contains(component.name()))
                .toList());
    }

    private static Component component(JsonNode component) {
        var qualifiers = URI.create(component.path("purl").asString()).getSchemeSpecificPart();
        var classifier = CLASSIFIER.matcher(qualifiers.substring(qualifiers.indexOf('?') + 1));
        return new Component(
                component.path("group").asString(),
                component.path("name").asString(),
                component.path("version").asString(),
                classifier.find() ? classifier.group(1) : "",
                component.path("licenses").valueStream().flatMap(Sbom::licence).toList());
    }

    private static Stream<String> licence(JsonNode choice) {
        JsonNode licence = choice.path("license");
        return Stream.of(licence.path("id"), licence.path("name"), choice.path("expression"))
                .map(text -> text.asString(""))
                .filter(text -> !text.isEmpty())
                .limit(1);
    }
}
