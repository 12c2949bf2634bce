package dev.liftline.testkit.settings;

/**
 * A wrong value of a setting.
 *
 * @param property that has the value
 * @param name of the environment variable that sets it; the property's if there is none
 * @param value that is not allowed
 */
public record WrongSetting(String property, String name, String value) {

    boolean isExplainedBy(String sentence) {
        return sentence.startsWith(this + ": must ") && sentence.endsWith(".");
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
