import { BUCKETS } from './buckets.js';
import { shortestHops } from './shortest-hops.js';
const NONE = -1;
/**
 * Seconds to the goal that no way undercuts: shortest rides between neighbours and walks, without waiting and without
 * changing. One search backwards from the goal per query, in buckets (Dial 1969).
 */
export class LowerBound {
    #hops;
    #seconds;
    /** Stops with the same distance are a doubly linked list. */
    #head = new Int32Array(BUCKETS);
    #next;
    #previous;
    constructor(view) {
        this.#hops = shortestHops(view);
        this.#seconds = new Int32Array(view.stopCount);
        this.#next = new Int32Array(view.stopCount);
        this.#previous = new Int32Array(view.stopCount);
    }
    /** Bounds up to `limit`; what is farther counts as that far. The array is overwritten by the next call. */
    compute(goal, limit) {
        const seconds = this.#seconds.fill(limit);
        const head = this.#head.fill(NONE);
        const next = this.#next;
        const previous = this.#previous;
        const { offset, from, seconds: hopSeconds } = this.#hops;
        let open = 0;
        let now = BUCKETS;
        for (const { stop, seconds: away } of goal) {
            const distance = Math.min(away, BUCKETS - 1);
            if (distance >= seconds[stop])
                continue;
            if (seconds[stop] === limit)
                open++;
            else
                unlink(head, next, previous, stop, seconds[stop]);
            seconds[stop] = distance;
            link(head, next, previous, stop, distance);
            now = Math.min(now, distance);
        }
        for (; open > 0; now++) {
            const bucket = now & (BUCKETS - 1);
            for (let stop = head[bucket]; stop !== NONE; stop = head[bucket]) {
                unlink(head, next, previous, stop, now);
                open--;
                for (let h = offset[stop], end = offset[stop + 1]; h < end; h++) {
                    const neighbour = from[h];
                    const distance = now + hopSeconds[h];
                    if (distance >= seconds[neighbour])
                        continue;
                    if (seconds[neighbour] === limit)
                        open++;
                    else
                        unlink(head, next, previous, neighbour, seconds[neighbour]);
                    seconds[neighbour] = distance;
                    link(head, next, previous, neighbour, distance);
                }
            }
        }
        return seconds;
    }
}
function link(head, next, previous, stop, distance) {
    const bucket = distance & (BUCKETS - 1);
    const first = head[bucket];
    next[stop] = first;
    previous[stop] = NONE;
    if (first !== NONE)
        previous[first] = stop;
    head[bucket] = stop;
}
function unlink(head, next, previous, stop, distance) {
    const before = previous[stop];
    const after = next[stop];
    if (before === NONE)
        head[distance & (BUCKETS - 1)] = after;
    else
        next[before] = after;
    if (after !== NONE)
        previous[after] = before;
}
//# sourceMappingURL=lower-bound.js.map