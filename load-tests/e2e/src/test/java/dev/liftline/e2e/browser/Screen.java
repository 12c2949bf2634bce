package dev.liftline.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.stream.Stream;

/** A device and how its user set it up. */
record Screen(String name, int width, int height, ColorScheme colours, String locale) {

    static final Screen PHONE = new Screen("phone", 390, 844, ColorScheme.LIGHT, "en-GB");
    static final Screen TABLET = new Screen("tablet", 820, 1180, ColorScheme.LIGHT, "en-GB");
    static final Screen DESKTOP = new Screen("desktop", 1440, 900, ColorScheme.LIGHT, "en-GB");

    /** Every device, light and dark, in both languages. */
    static Stream<Screen> all() {
        return Stream.of(PHONE, TABLET, DESKTOP)
                .flatMap(device -> Stream.of(device, device.dark()))
                .flatMap(device -> Stream.of(device, device.german()));
    }

    Screen dark() {
        return new Screen(name, width, height, ColorScheme.DARK, locale);
    }

    Screen german() {
        return new Screen(name, width, height, colours, "de-DE");
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setDeviceScaleFactor(2)
                .setHasTouch(width < 1_000)
                .setColorScheme(colours)
                .setLocale(locale);
    }

    @Override
    public String toString() {
        return "%s-%s-%s".formatted(name, colours == ColorScheme.DARK ? "dark" : "light", locale.substring(0, 2));
    }
}
