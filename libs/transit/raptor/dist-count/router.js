import { UNREACHED } from '@maillage/transit-timetable';
import { listDepartures, listHeadwayStops } from './departures.js';
import { LowerBound } from './lower-bound.js';
import { reachAll } from './reach-all.js';
import { collectJourneys } from './reconstruct.js';
import { runRounds, startAt } from './rounds.js';
import { MAX_TRIPS, SearchState, clearLabels, fitChains } from './search-state.js';
/** Stop events of a view from which the lower bound is worth its search for a single departure. */
const MANY_EVENTS = 1_500_000;
/** Departures in a range from which it is. */
const MANY_DEPARTURES = 12;
export function createRouter(view) {
    return new RangeRaptor(view);
}
class RangeRaptor {
    view;
    #state;
    #lowerBound;
    #isLarge = false;
    constructor(view) {
        this.view = view;
        this.#state = new SearchState(view.stopCount);
        this.use(view);
    }
    use(view) {
        if (view.stopCount << 3 !== this.#state.ready.length)
            throw new RangeError('a router serves views of the same stops');
        fitChains(this.#state, view);
        this.view = view;
        this.#lowerBound = undefined;
        this.#isLarge = countEvents(view) > MANY_EVENTS;
    }
    earliest(query, time) {
        const journeys = [];
        this.#aim(query, 1);
        if (this.#isLarge)
            this.#bound(query, UNREACHED);
        this.#leave(query, this.#mirrored(time), journeys);
        this.#release(query);
        return journeys;
    }
    range(query, from, to) {
        const { view } = this;
        const [first, last] = view.direction === 'forward' ? [from, to] : [-to, -from];
        const journeys = [];
        const moments = listDepartures(view, query.access, first, last);
        this.#aim(query, query.maxTrips);
        this.#leave(query, last + 1, []);
        if (moments.length >= MANY_DEPARTURES)
            this.#bound(query, Math.min(UNREACHED, this.#latestAtGoal() - first));
        const headwayStops = listHeadwayStops(view, query.access);
        const places = query.access.length;
        for (let m = moments.length - 1; m >= 0;) {
            const moment = Math.floor(moments[m] / places);
            for (; m >= 0 && moments[m] >= moment * places; m--)
                startAt(this.#state, query.access[moments[m] - moment * places], moment);
            for (const offset of headwayStops)
                startAt(this.#state, offset, moment);
            runRounds(view, this.#state);
            collectJourneys(view, this.#state, query.access, journeys);
        }
        this.#release(query);
        return journeys;
    }
    reachAll(query, time, maxSeconds) {
        this.#aim({ ...query, egress: [] }, query.maxTrips);
        return reachAll(this.view, this.#state, query, this.#mirrored(time), maxSeconds);
    }
    #mirrored(time) {
        return this.view.direction === 'forward' ? time : -time;
    }
    #aim({ egress, maxTrips }, levels) {
        if (!Number.isInteger(maxTrips) || maxTrips < 1 || maxTrips > MAX_TRIPS)
            throw new RangeError(`maxTrips is ${maxTrips} and not 1 to ${MAX_TRIPS}`);
        const state = this.#state;
        state.maxTrips = maxTrips;
        clearLabels(state, this.view, levels);
        for (const { stop, seconds } of egress)
            state.egress[stop] = Math.min(state.egress[stop], seconds);
        state.lowerBound = state.noLowerBound;
    }
    #leave({ access }, time, journeys) {
        for (const offset of access)
            startAt(this.#state, offset, time);
        runRounds(this.view, this.#state);
        collectJourneys(this.view, this.#state, access, journeys);
    }
    #bound({ egress }, limit) {
        this.#lowerBound ??= new LowerBound(this.view);
        this.#state.lowerBound = this.#lowerBound.compute(egress, limit);
    }
    /** When the goal is reached from just outside the window with few trips; nobody is interested in later. */
    #latestAtGoal() {
        const { bestAtGoal, maxTrips } = this.#state;
        const reached = bestAtGoal.subarray(1, maxTrips + 1).filter((time) => time < UNREACHED);
        return reached.length === 0 ? UNREACHED : reached.reduce((latest, time) => Math.max(latest, time));
    }
    #release({ egress }) {
        for (const { stop } of egress)
            this.#state.egress[stop] = UNREACHED;
    }
}
function countEvents({ chains }) {
    let events = 0;
    for (let chain = 0; chain < chains.count; chain++)
        events += chains.stopCount[chain] * chains.slotCount[chain];
    return events;
}
//# sourceMappingURL=router.js.map