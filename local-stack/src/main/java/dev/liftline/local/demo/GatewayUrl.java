package dev.liftline.local.demo;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts an option to the URL of a gateway. */
final class GatewayUrl implements ITypeConverter<URI> {

    @Override
    public URI convert(String value) {
        try {
            var url = new URI(value);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // The rule below covers it.
        }
        throw new TypeConversionException("must be a URL such as http://127.0.0.1:8080");
    }
}
