package io.aftershock.monitor.call;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The answers of the last minutes by request, and which of them was the first to its call.
 *
 * <p>In the order of time and server, an answer belongs to the oldest call of its request that began at most a second
 * before it and that its server has not answered yet; if there is none it begins a call. Of the calls that are open a
 * server has always answered the oldest, so two counts say which one is next. An answer that comes late is put where it
 * belongs, and those up to a second behind it are asked again, for as long as something changes.
 *
 * <p>Public fields for Flink's serializer, all of them arrays of numbers: this grows with each call of a cluster.
 */
public final class RecentAnswers {

    /** An answer is of a call if it comes at most so long after the first, in milliseconds. */
    static final long REACH_MILLIS = 1_000;

    /** For as long as the timeline lets late rows through, and what an answer then depends on. */
    static final long REMEMBER_MILLIS = 120_000 + REACH_MILLIS;

    private static final long CLEAN_EVERY_MILLIS = 60_000;
    private static final int MAX_ANSWERS = 1 << 21;

    /** So many answers to one request in a second are told apart; of more each counts as a call. */
    private static final int MAX_LOOK = 4_096;

    private static final int FIRST_CAPACITY = 256;
    private static final int SERVER_BITS = 10;
    private static final int WAIT_BITS = 10;
    private static final int MAX_SERVER = (1 << SERVER_BITS) - 1;

    /** In place of how long after the first an answer came: it was the first itself. */
    private static final int FIRST = (1 << WAIT_BITS) - 1;

    private static final int NONE = -1;

    /** Requests by open addressing, 0 for an empty place. */
    public long[] requests = new long[FIRST_CAPACITY];

    /** Beside each request the place of its newest answer. */
    public int[] newest = new int[FIRST_CAPACITY];

    /** Beside each request, until when a server other than that of its newest answer has answered it. */
    public long[] othersUntilMillis = new long[FIRST_CAPACITY];

    public int requestCount;

    /** Time, number of the server, and how long after the first of its call: 44, 10 and 10 bits. */
    public long[] answers = new long[FIRST_CAPACITY];

    /** Beside each answer the place of the one before it to the same request. */
    public int[] older = new int[FIRST_CAPACITY];

    public int answerCount;
    public Map<String, Integer> servers = new HashMap<>();
    public long newestMillis = Long.MIN_VALUE;
    public long cleanedMillis = Long.MIN_VALUE;

    /** Scratch: places of answers, newest first. */
    private transient int[] line = new int[64];

    /** Takes in an answer, and tells what changes for others; whether it is the first to its call. */
    boolean add(long request, String server, long atMillis, CallMoves moves) {
        clean(Math.max(newestMillis, atMillis));
        int slot = slotOf(request);
        int number = numberOf(server);
        long answer = packed(atMillis, number, FIRST);
        int last = newest[slot];
        boolean inOrder = last == NONE || compare(answer, answers[last]) >= 0;
        if (inOrder && isAloneSince(slot, number, atMillis - REACH_MILLIS)) {
            link(slot, NONE, last, answer);
            return true;
        }
        return insert(slot, answer, moves);
    }

    /** Servers beyond a thousand share a number: an answer of one of them is taken for another call. */
    private int numberOf(String server) {
        Integer known = servers.get(server);
        if (known == null && servers.size() < MAX_SERVER) {
            known = servers.size();
            servers.put(server, known);
        }
        return known == null ? MAX_SERVER : known;
    }

    /** Whether no other server has answered since: then this one has answered all calls that are open. */
    private boolean isAloneSince(int slot, int number, long sinceMillis) {
        int last = newest[slot];
        return last == NONE
                || at(answers[last]) < sinceMillis
                || (server(answers[last]) == number && othersUntilMillis[slot] < sinceMillis);
    }

    private boolean insert(int slot, long answer, CallMoves moves) {
        int count = lineUpSince(slot, at(answer) - REACH_MILLIS);
        int later = 0;
        while (later < count && compare(answers[line[later]], answer) > 0) {
            later++;
        }
        if (later == MAX_LOOK) {
            return true;
        }
        int before = later < count ? line[later] : count == 0 ? newest[slot] : older[line[count - 1]];
        int place = link(slot, later == 0 ? NONE : line[later - 1], before, answer);
        System.arraycopy(line, later, line, later + 1, count - later);
        line[later] = place;
        assign(later, count + 1);
        boolean first = isFirst(answers[place]);
        askAgain(later, count + 1, moves);
        return first;
    }

    /** Asks the answers behind a place in the line whether they belong elsewhere now. */
    private void askAgain(int changed, int count, CallMoves moves) {
        long openUntil = beginOf(answers[line[changed]]) + REACH_MILLIS;
        for (int i = changed - 1; i >= 0 && at(answers[line[i]]) <= openUntil; i--) {
            long was = answers[line[i]];
            assign(i, count);
            long is = answers[line[i]];
            if (was == is) {
                continue;
            }
            openUntil = Math.max(openUntil, Math.max(beginOf(was), beginOf(is)) + REACH_MILLIS);
            if (isFirst(was)) {
                moves.removed().add(at(was));
            } else if (isFirst(is)) {
                moves.added().add(at(is));
            }
        }
    }

    /** Finds the call of the answer at a place in the line, by those that stand before it in time. */
    private void assign(int place, int count) {
        long answer = answers[line[place]];
        long since = at(answer) - REACH_MILLIS;
        int open = 0;
        int answered = 0;
        int end = place + 1;
        for (; end < count && at(answers[line[end]]) >= since; end++) {
            long earlier = answers[line[end]];
            open += isFirst(earlier) ? 1 : 0;
            answered += server(earlier) == server(answer) && beginOf(earlier) >= since ? 1 : 0;
        }
        int wait = FIRST;
        for (int i = end - 1, skip = answered; answered < open && wait == FIRST; i--) {
            if (isFirst(answers[line[i]]) && skip-- == 0) {
                wait = (int) (at(answer) - at(answers[line[i]]));
            }
        }
        answers[line[place]] = packed(at(answer), server(answer), wait);
    }

    /** Lines up the answers to a request since a time, newest first; their number. */
    private int lineUpSince(int slot, long sinceMillis) {
        int count = 0;
        for (int i = newest[slot]; i != NONE && at(answers[i]) >= sinceMillis && count < MAX_LOOK; i = older[i]) {
            if (count + 1 >= line.length) {
                line = Arrays.copyOf(line, line.length * 2);
            }
            line[count++] = i;
        }
        return count;
    }

    /** Puts an answer between two others to the same request; its place. */
    private int link(int slot, int after, int before, long answer) {
        if (answerCount == answers.length) {
            answers = Arrays.copyOf(answers, answers.length * 2);
            older = Arrays.copyOf(older, answers.length);
        }
        int place = answerCount++;
        answers[place] = answer;
        older[place] = before;
        int last = newest[slot];
        if (after != NONE) {
            older[after] = place;
            if (server(answer) != server(answers[last])) {
                othersUntilMillis[slot] = Math.max(othersUntilMillis[slot], at(answer));
            }
            return place;
        }
        if (last != NONE && server(answer) != server(answers[last])) {
            othersUntilMillis[slot] = at(answers[last]);
        }
        newest[slot] = place;
        return place;
    }

    private int slotOf(long request) {
        if (requestCount * 2 >= requests.length) {
            grow();
        }
        int slot = find(requests, request);
        if (requests[slot] == 0) {
            requests[slot] = request;
            newest[slot] = NONE;
            othersUntilMillis[slot] = Long.MIN_VALUE;
            requestCount++;
        }
        return slot;
    }

    private void grow() {
        RecentAnswers larger = new RecentAnswers();
        larger.allocate(requests.length * 2);
        for (int slot = 0; slot < requests.length; slot++) {
            if (requests[slot] != 0) {
                int to = find(larger.requests, requests[slot]);
                larger.requests[to] = requests[slot];
                larger.newest[to] = newest[slot];
                larger.othersUntilMillis[to] = othersUntilMillis[slot];
            }
        }
        requests = larger.requests;
        newest = larger.newest;
        othersUntilMillis = larger.othersUntilMillis;
    }

    private static int find(long[] table, long request) {
        int mask = table.length - 1;
        int slot = (int) request & mask;
        while (table[slot] != 0 && table[slot] != request) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Forgets, once a minute, what no row can come for any more; a flood shortens the memory. */
    private void clean(long nowMillis) {
        if (cleanedMillis == Long.MIN_VALUE) {
            cleanedMillis = nowMillis;
        }
        newestMillis = nowMillis;
        if (nowMillis - cleanedMillis < CLEAN_EVERY_MILLIS && answerCount < MAX_ANSWERS) {
            return;
        }
        cleanedMillis = nowMillis;
        long remember = REMEMBER_MILLIS;
        keepSince(nowMillis - remember);
        while (answerCount > MAX_ANSWERS / 2 && remember > REACH_MILLIS) {
            remember /= 2;
            keepSince(nowMillis - remember);
        }
        if (answerCount >= MAX_ANSWERS) {
            keepSince(Long.MAX_VALUE);
        }
    }

    private void keepSince(long sinceMillis) {
        RecentAnswers kept = new RecentAnswers();
        for (int slot = 0; slot < requests.length; slot++) {
            int last = requests[slot] == 0 ? NONE : newest[slot];
            if (last != NONE && at(answers[last]) >= sinceMillis) {
                int to = kept.slotOf(requests[slot]);
                kept.copyChain(to, this, last, sinceMillis);
                kept.othersUntilMillis[to] = othersUntilMillis[slot];
            }
        }
        requests = kept.requests;
        newest = kept.newest;
        othersUntilMillis = kept.othersUntilMillis;
        requestCount = kept.requestCount;
        answers = kept.answers;
        older = kept.older;
        answerCount = kept.answerCount;
    }

    private void copyChain(int slot, RecentAnswers from, int last, long sinceMillis) {
        int after = NONE;
        for (int i = last; i != NONE && at(from.answers[i]) >= sinceMillis; i = from.older[i]) {
            after = link(slot, after, NONE, from.answers[i]);
        }
    }

    private void allocate(int capacity) {
        requests = new long[capacity];
        newest = new int[capacity];
        othersUntilMillis = new long[capacity];
    }

    private static long packed(long atMillis, int server, int wait) {
        return atMillis << (SERVER_BITS + WAIT_BITS) | (long) server << WAIT_BITS | wait;
    }

    private static long at(long answer) {
        return answer >> (SERVER_BITS + WAIT_BITS);
    }

    private static int server(long answer) {
        return (int) (answer >> WAIT_BITS) & MAX_SERVER;
    }

    private static boolean isFirst(long answer) {
        return (answer & FIRST) == FIRST;
    }

    /** When the call of an answer began. */
    private static long beginOf(long answer) {
        return isFirst(answer) ? at(answer) : at(answer) - (answer & FIRST);
    }

    /** By time and server. */
    private static int compare(long one, long other) {
        return Long.compare(one >> WAIT_BITS, other >> WAIT_BITS);
    }
}
