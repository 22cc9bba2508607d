import { describe, expect, it } from '@jest/globals';
import { buildDayView } from './build-day-view.js';
import { buildTimetable } from './build-timetable.js';
import { smallFeed } from './testing/small-feed.js';
import { dayNamed } from './testing/tell.js';
import { FORBIDDEN_CHANGE } from './timetable.js';
import { withTransferRules } from './with-transfer-rules.js';

const timetable = buildTimetable(
  [
    {
      id: 'f',
      feed: smallFeed({
        stops: 'A 0 0\nB 300 0\nC 600 0',
        services: 'daily 20260101..20261231',
        trips: 't R daily A 8:00 B 8:10 C 8:20',
        transfers: 'A A 3\nB B 1\nA B 1',
      }),
    },
  ],
  { timezone: 'Europe/Paris' },
);
const view = buildDayView(timetable, dayNamed('2026-01-20'), 'forward');
const sorted = (values: Iterable<number>) => [...values].sort((a, b) => a - b);

describe('withTransferRules', () => {
  it('gives every change the minimum, the factor and the addition, as MOTIS does', () => {
    const rules = { minTransferSeconds: 300, additionalTransferSeconds: 60, transferTimeFactor: 1.5 };
    const { changeSeconds, footpathSeconds } = withTransferRules(view, rules);
    // 60 + max(300, 1.5 × 0), 60 + max(300, 1.5 × 120), and what is forbidden stays so
    expect(sorted(changeSeconds)).toEqual([360, 360, FORBIDDEN_CHANGE]);
    // 325 s and 650 s of walking become 60 + 487.5 and 60 + 975
    expect(sorted(view.footpathSeconds)).toEqual([325, 325, 325, 325, 650, 650]);
    expect(sorted(footpathSeconds)).toEqual([548, 548, 548, 548, 1035, 1035]);
  });

  it('keeps the walks of a stop sorted and leaves the view it was given as it is', () => {
    const before = [...view.footpathSeconds];
    const adjusted = withTransferRules(view, {
      minTransferSeconds: 600,
      additionalTransferSeconds: 0,
      transferTimeFactor: 1,
    });
    for (let stop = 0; stop < adjusted.stopCount; stop++) {
      const walks = adjusted.footpathSeconds.subarray(adjusted.footpathOffset[stop], adjusted.footpathOffset[stop + 1]);
      expect([...walks]).toEqual(sorted(walks));
    }
    expect([...view.footpathSeconds]).toEqual(before);
    expect(adjusted.footpathSeconds.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(adjusted.chains).toBe(view.chains);
  });

  it('scales walks for those who walk slower or faster, not the change at one stop nor the least time of any', () => {
    const plain = { minTransferSeconds: 0, additionalTransferSeconds: 0, transferTimeFactor: 1 };
    const near = buildDayView(
      buildTimetable(
        [
          {
            id: 'f',
            feed: smallFeed({
              stops: 'A 0 0\nB 150 0\nC 600 0',
              services: 'daily 20260101..20261231',
              trips: 't R daily A 8:00 B 8:10 C 8:20',
            }),
          },
        ],
        { timezone: 'Europe/Paris' },
      ),
      dayNamed('2026-01-20'),
      'forward',
    );
    expect(sorted(near.footpathSeconds)).toEqual([163, 163, 488, 488, 650, 650]);
    const slower = withTransferRules(near, { ...plain, walkFactor: 1.5 });
    expect(sorted(slower.footpathSeconds)).toEqual([245, 245, 732, 732, 975, 975]);
    const faster = withTransferRules(near, { ...plain, walkFactor: 0.5 });
    expect(sorted(faster.footpathSeconds)).toEqual([120, 120, 244, 244, 325, 325]);
    expect(sorted(faster.changeSeconds)).toEqual([120, 120, 120]);
  });
});
