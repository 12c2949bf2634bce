package dev.liftline.gateway.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page as it is served. The file names its style sheets and modules as modules import them ({@code href="#shared/base.css"}), and the
 * one that stands in the page ({@code inline="#shared/start.js"}); the page has their URLs, that script and an import map.
 *
 * @param inline the import map and the scripts as they stand in the page, for the policy
 */
record PageHtml(String html, List<String> inline) {

    private static final String IMPORT_MAP = "<script type=\"importmap\"></script>";
    private static final Pattern REFERENCE = Pattern.compile("(href|src)=\"(#[^\"]+)\"");
    private static final Pattern INLINE = Pattern.compile("<script inline=\"(#[^\"]+)\"></script>");

    static PageHtml of(String source, PageFiles files) {
        if (!source.contains(IMPORT_MAP)) {
            throw new IllegalStateException("The page has no place for the import map.");
        }
        List<String> inline = new ArrayList<>();
        String html = REFERENCE
                .matcher(source)
                .replaceAll(reference ->
                        Matcher.quoteReplacement(reference.group(1) + "=\"" + files.url(reference.group(2)) + "\""));
        html = INLINE.matcher(html).replaceAll(script -> {
            String name = script.group(1);
            inline.add("\n" + JoinedModules.withoutComments(name, new String(files.content(name), UTF_8)));
            return Matcher.quoteReplacement("<script>" + inline.getLast() + "</script>");
        });
        inline.addFirst(JsonMapper.shared().writeValueAsString(Map.of("imports", files.imported())));
        html = html.replace(IMPORT_MAP, "<script type=\"importmap\">" + inline.getFirst() + "</script>");
        return new PageHtml(html, List.copyOf(inline));
    }
}
