package io.aftershock.monitor.config.tree;

import java.util.Collection;
import java.util.Locale;

/** Guesses what somebody wanted to write. */
public final class DidYouMean {

    private static final int LETTERS_PER_SLIP = 3;

    private DidYouMean() {}

    /** Ends a sentence: {@code , did you mean x?}, or nothing where no word is near. */
    public static String ending(String given, Collection<String> words) {
        String best = "";
        int least = Math.max(1, (given.length() + 1) / LETTERS_PER_SLIP) + 1;
        for (String word : words) {
            int distance = distance(given.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return best.isEmpty() ? "" : ", did you mean " + best + "?";
    }

    /** How many letters have to be put in, left out, replaced, or swapped with their neighbour. */
    static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
