import { prepareFeeds } from './bench-feeds.js';
import { Delays } from './measure-realtime.js';
import { loadTimetable } from './engines/maillage.js';
import { parseServiceDate } from '@maillage/kernel';
import { asPlanned, buildDayView, overlayDayView, withUpdates } from '@maillage/transit-timetable';
const [f] = await prepareFeeds(process.argv.slice(2));
const tt = await loadTimetable(f!.folder);
const view = buildDayView(tt, parseServiceDate(f!.date)!, 'forward');
const d = new Delays(tt, view);
const stat = (v: any) => { let used=0, one=0; for (let c=0;c<v.chains.count;c++){ const m=v.chains.slotCount[c]; if(m>0)used++; if(m===1)one++; } console.log('chains',v.chains.count,'used',used,'single',one,'boardings',v.boardings.chain.length,'slots',v.slots.count,'profiles',v.profileArrival.length, v.profileArrival.constructor.name, 'patterns', tt.patterns.count); };
stat(view);
for (const share of [4]) { const live = overlayDayView(view, withUpdates(asPlanned(tt), {sequence:1, updates: d.draw(Math.round(d.runs.length/share)), cleared: []})); stat(live); }
import { listDepartures } from '../../libs/transit/raptor/src/departures.ts';
import { makeQueries } from './measure-realtime.js';
import { createRouter } from '@maillage/transit-raptor';
const live = overlayDayView(view, withUpdates(asPlanned(tt), {sequence:1, updates: d.draw(Math.round(d.runs.length/4)), cleared: []}));
const qs = makeQueries(view, 100);
let a=0,b=0;
for (const {query,time} of qs) { a += new Set(Array.from(listDepartures(view, query.access, time, time+7200))).size; b += new Set(Array.from(listDepartures(live, query.access, time, time+7200))).size; }
console.log('moments', a, b);
const ra=createRouter(view), rb=createRouter(live);
let ja=0,jb=0; for (const {query,time} of qs) {ja+=ra.range(query,time,time+7200).length; jb+=rb.range(query,time,time+7200).length;} console.log('journeys',ja,jb);
for (let round=0;round<3;round++) for (const [n,r] of [['planned',ra],['live',rb]] as const) { const c=process.cpuUsage(); for (const {query,time} of qs) r.range(query,time,time+7200); const e=process.cpuUsage(c); const c2=process.cpuUsage(); for (let k=0;k<5;k++) for (const {query,time} of qs) r.earliest(query,time); const e2=process.cpuUsage(c2); console.log(n,'range',(e.user/1e5).toFixed(2),'earliest',(e2.user/5e5).toFixed(3)); }
