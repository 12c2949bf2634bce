package dev.liftline.servicekit.settings;

import java.util.List;

/** Settings are wrong; the message has one sentence for each on a line of its own. */
final class WrongSettingsException extends RuntimeException {

    WrongSettingsException(List<String> sentences) {
        super(String.join(System.lineSeparator(), sentences));
    }
}
