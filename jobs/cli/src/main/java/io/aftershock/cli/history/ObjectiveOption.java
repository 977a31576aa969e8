package io.aftershock.cli.history;

/** An objective as people give it, in percent with or without the sign. */
final class ObjectiveOption {

    private ObjectiveOption() {}

    /** The share of calls that shall succeed, more than 0 and less than 1. */
    static double parse(String text) {
        double percent;
        try {
            percent = Double.parseDouble(text.replace("%", "").strip());
        } catch (NumberFormatException e) {
            percent = Double.NaN;
        }
        if (!(percent > 0 && percent < 100)) {
            throw Inquiry.usage(
                    "--objective is '" + text
                            + "', and has to be a percentage between 0 and 100, such as 99.9; at 100 there is no budget to use");
        }
        return percent / 100;
    }
}
