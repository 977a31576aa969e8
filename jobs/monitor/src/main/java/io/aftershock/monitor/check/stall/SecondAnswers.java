package io.aftershock.monitor.check.stall;

import io.aftershock.model.finding.Answers;

/**
 * The answers of one second.
 *
 * @param all every answer
 * @param usual those of them that are no failure of the cluster: a storm of retries is not how much is usual
 * @param ofMetaLeader of all, those that only a meta leader gives
 * @param usualOfMetaLeader of the usual ones, those that only a meta leader gives
 */
public record SecondAnswers(long second, int all, int usual, int ofMetaLeader, int usualOfMetaLeader) {

    static SecondAnswers none(long second) {
        return new SecondAnswers(second, 0, 0, 0, 0);
    }

    /** With one answer more. */
    SecondAnswers plus(boolean serviceFault, boolean metaLeader) {
        int usually = serviceFault ? 0 : 1;
        return new SecondAnswers(
                second,
                all + 1,
                usual + usually,
                ofMetaLeader + (metaLeader ? 1 : 0),
                usualOfMetaLeader + (metaLeader ? usually : 0));
    }

    int seen(Answers answers) {
        return answers == Answers.ALL ? all : ofMetaLeader;
    }

    int usual(Answers answers) {
        return answers == Answers.ALL ? usual : usualOfMetaLeader;
    }
}
