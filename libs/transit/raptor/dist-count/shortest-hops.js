import { UNREACHED } from '@maillage/transit-timetable';
import { BUCKETS } from './buckets.js';
/** Hops go when their view goes. */
const hopsOfViews = new WeakMap();
/** The shortest ride of any run between neighbouring stops, every seam where one stays seated, every footpath. */
export function shortestHops(view) {
    const known = hopsOfViews.get(view);
    if (known)
        return known;
    const built = buildShortestHops(view);
    hopsOfViews.set(view, built);
    return built;
}
function buildShortestHops(view) {
    const hops = new HopList(view.stopCount);
    addRides(view, hops);
    addSeams(view, hops);
    for (let from = 0; from < view.stopCount; from++)
        for (let f = view.footpathOffset[from]; f < view.footpathOffset[from + 1]; f++)
            hops.add(from, view.footpathStop[f], view.footpathSeconds[f]);
    return hops.shortest();
}
function addRides({ chains, slots, stopWord, profileArrival, profileDeparture }, hops) {
    const longest = chains.stopCount.reduce((most, count) => Math.max(most, count), 0);
    const shortest = new Int32Array(longest);
    for (let chain = 0; chain < chains.count; chain++) {
        const hopCount = chains.stopCount[chain] - 1;
        const first = chains.slotOffset[chain];
        shortest.fill(UNREACHED);
        let profileBefore = -1;
        for (let slot = first; slot < first + chains.slotCount[chain]; slot++) {
            const profile = slots.profile[slot];
            if (profile === profileBefore)
                continue;
            profileBefore = profile;
            for (let i = 0; i < hopCount; i++)
                shortest[i] = Math.min(shortest[i], profileArrival[profile + i + 1] - profileDeparture[profile + i]);
        }
        const stops = chains.stopOffset[chain];
        for (let i = 0; i < hopCount; i++)
            hops.add(stopWord[stops + i] >> 2, stopWord[stops + i + 1] >> 2, shortest[i]);
    }
}
function addSeams({ chains, slots, stopWord, profileArrival, profileDeparture }, hops) {
    for (let slot = 0; slot < slots.count; slot++) {
        const next = slots.next[slot];
        if (next < 0)
            continue;
        const chain = slots.chain[slot];
        const last = chains.stopCount[chain] - 1;
        const from = stopWord[chains.stopOffset[chain] + last] >> 2;
        const to = stopWord[chains.stopOffset[slots.chain[next]]] >> 2;
        const arrived = slots.start[slot] + profileArrival[slots.profile[slot] + last];
        hops.add(from, to, slots.start[next] + profileDeparture[slots.profile[next]] - arrived);
    }
}
class HopList {
    stopCount;
    #from = new Int32Array(1 << 16);
    #to = new Int32Array(1 << 16);
    #seconds = new Int32Array(1 << 16);
    #length = 0;
    constructor(stopCount) {
        this.stopCount = stopCount;
    }
    add(from, to, seconds) {
        if (from === to)
            return;
        if (this.#length === this.#from.length)
            this.#grow();
        const hop = this.#length++;
        this.#from[hop] = from;
        this.#to[hop] = to;
        this.#seconds[hop] = Math.max(0, Math.min(seconds, BUCKETS - 1));
    }
    /** One hop per pair of stops, grouped by the stop it leads to. */
    shortest() {
        const { offset, order } = this.#groupByTarget();
        const from = new Int32Array(order.length);
        const seconds = new Int32Array(order.length);
        const keptOffset = new Int32Array(this.stopCount + 1);
        const keptAt = new Int32Array(this.stopCount);
        let kept = 0;
        for (let to = 0; to < this.stopCount; to++) {
            const firstKept = kept;
            for (let i = offset[to]; i < offset[to + 1]; i++) {
                const hop = order[i];
                const source = this.#from[hop];
                const place = keptAt[source];
                if (place >= firstKept && place < kept && from[place] === source) {
                    if (this.#seconds[hop] < seconds[place])
                        seconds[place] = this.#seconds[hop];
                }
                else {
                    from[kept] = source;
                    seconds[kept] = this.#seconds[hop];
                    keptAt[source] = kept++;
                }
            }
            keptOffset[to + 1] = kept;
        }
        return { offset: keptOffset, from: from.slice(0, kept), seconds: seconds.slice(0, kept) };
    }
    #groupByTarget() {
        const offset = new Int32Array(this.stopCount + 1);
        for (let hop = 0; hop < this.#length; hop++)
            offset[this.#to[hop] + 1]++;
        for (let stop = 0; stop < this.stopCount; stop++)
            offset[stop + 1] += offset[stop];
        const cursor = offset.slice(0, this.stopCount);
        const order = new Int32Array(this.#length);
        for (let hop = 0; hop < this.#length; hop++)
            order[cursor[this.#to[hop]]++] = hop;
        return { offset, order };
    }
    #grow() {
        const doubled = (column) => {
            const larger = new Int32Array(column.length * 2);
            larger.set(column);
            return larger;
        };
        this.#from = doubled(this.#from);
        this.#to = doubled(this.#to);
        this.#seconds = doubled(this.#seconds);
    }
}
//# sourceMappingURL=shortest-hops.js.map