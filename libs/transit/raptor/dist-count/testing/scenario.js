import { expect, it } from '@jest/globals';
import { parseServiceDate, parseServiceTime } from '@maillage/kernel';
import { readFeed } from '@maillage/transit-gtfs';
import { city } from '@maillage/transit-gtfs/testing';
import { buildDayView, buildTimetable, checkDayView, } from '@maillage/transit-timetable';
import { createRouter } from '../router.js';
const QUESTION = /^(?<from>\S+) → (?<to>\S+) (?<by>by )?(?<first>[\d:]+)(?:–(?<last>[\d:]+))? on (?<date>\d{8})$/;
/**
 * A city, a question, and its journeys, each told as `BUS 1 A 08:00 → B 08:10 | BUS 2 B 08:15 → C 08:30`. Between two
 * rides one changes at the stop or walks; `=` before a ride says that one stays seated. `leave` and `reach` are told
 * where a headway makes them differ from the rides. Times count from noon − 12 h of the date.
 */
export function scenario(name, cities, question, answer) {
    it(`${name}: ${question}`, async () => {
        const feeds = typeof cities === 'string' ? [{ text: cities }] : cities;
        const sources = await Promise.all(feeds.map(async ({ text, options }, place) => ({ id: `f${place}`, feed: await readCity(text, options) })));
        const timetable = buildTimetable(sources, { timezone: 'Europe/Paris' });
        expect(ask(timetable, question)).toEqual(answer);
    });
}
async function readCity(text, options) {
    const { feed, notices } = await readFeed(city(text, options));
    if (feed === undefined)
        throw new Error(`the city cannot be read: ${JSON.stringify(notices)}`);
    return feed;
}
function ask(timetable, question) {
    const words = QUESTION.exec(question)?.groups ?? {};
    const { from = '', to = '', by, first = '', last, date = '' } = words;
    const day = parseServiceDate(date);
    if (day === undefined)
        throw new RangeError(`not a question: ${question}`);
    const direction = by === undefined ? 'forward' : 'backward';
    const view = buildDayView(timetable, day, direction);
    checkDayView(view);
    const [near, far] = [offsets(timetable, from), offsets(timetable, to)];
    const query = { access: by === undefined ? near : far, egress: by === undefined ? far : near, maxTrips: 5 };
    const router = createRouter(view);
    const journeys = last === undefined
        ? router.earliest(query, seconds(first))
        : router.range(query, seconds(first), seconds(last)).sort((a, b) => a.departure - b.departure);
    return journeys.map((journey) => tell(timetable, view, journey));
}
const seconds = (text) => parseServiceTime(`${text}:00`) ?? NaN;
/** The stop of that id, or the platforms of the station, and its variants. */
function offsets({ stops }, id) {
    const found = [];
    for (let stop = 0; stop < stops.count; stop++) {
        const parent = stops.parent[stop];
        const isNamed = stops.id.text(stop) === id;
        if (isNamed || (parent >= 0 && stops.id.text(parent) === id))
            found.push(stop);
    }
    return found.map((stop) => ({ stop, seconds: 0 }));
}
function tell(timetable, view, { departure, arrival, rides }) {
    const legs = rides.map((ride) => `${ride.seated ? '= ' : ''}${tellRide(timetable, view, ride)}`);
    if (departure !== rides[0].departure)
        legs.unshift(`leave ${clock(departure)}`);
    if (arrival !== rides[rides.length - 1].arrival)
        legs.push(`reach ${clock(arrival)}`);
    return legs.join(' | ');
}
function tellRide({ stops, trips, patterns, routes }, view, ride) {
    const pattern = trips.pattern[view.slots.trip[ride.slot]];
    const route = routes.id.text(patterns.route[pattern]);
    const call = (stop, time) => `${stops.id.text(stop)} ${clock(time)}`;
    return `${route} ${call(ride.boardStop, ride.departure)} → ${call(ride.alightStop, ride.arrival)}`;
}
function clock(time) {
    const minutes = Math.floor(Math.abs(time) / 60);
    const text = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return `${time < 0 ? '-' : ''}${text}${time % 60 === 0 ? '' : `:${String(Math.abs(time % 60)).padStart(2, '0')}`}`;
}
//# sourceMappingURL=scenario.js.map