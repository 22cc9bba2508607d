import { compareRealtime } from '/work/trees/overlay/test/oracle/realtime/compare-realtime.ts';
import { listTerritories } from '/work/trees/overlay/test/oracle/territories.ts';
const only = process.argv[2] ?? '';
for (const t of listTerritories().filter(({name}) => name.includes(only))) {
  const s = performance.now();
  const c = await compareRealtime({...t, dates: t.dates.slice(0, Number(process.argv[6] ?? 9))}, { batches: Number(process.argv[3] ?? 4), share: Number(process.argv[4] ?? 0.1), queries: Number(process.argv[5] ?? 30) });
  console.log(c.name, c.updates, c.queries, 'reach', c.reachable, 'changed', c.changed, 'MISMATCH', c.mismatches.length, ((performance.now()-s)/1000).toFixed(1)+'s');
  for (const m of c.mismatches.slice(0, 3)) console.log('  ', m.slice(0, 600));
}
