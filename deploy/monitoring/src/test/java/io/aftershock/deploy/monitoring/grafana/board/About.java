package io.aftershock.deploy.monitoring.grafana.board;

/**
 * What somebody has to know of a panel who sees it for the first time, at night.
 *
 * @param shows what it shows
 * @param normal what it looks like when nothing is wrong
 * @param next where to look if it does not
 */
public record About(String shows, String normal, String next) {

    public static About of(String shows, String normal, String next) {
        return new About(shows, normal, next);
    }

    String text() {
        return shows + "\n\n**Normal:** " + normal + "\n\n**Read on:** " + next;
    }
}
