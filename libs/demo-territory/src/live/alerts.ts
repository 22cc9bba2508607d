import { type Bilingual, type Instant } from '@maillage/kernel';
import type { PbfWriter } from 'pbf';
import { feedMessage, inside, writeTranslations, writeTrip } from './feed-message.js';
import type { LiveRun } from './live-runs.js';
import { startTime } from './scheduled-run.js';

/** `Cause`, `Effect` and `SeverityLevel` of gtfs-realtime.proto. */
const [TECHNICAL_PROBLEM, MAINTENANCE, CONSTRUCTION] = [3, 9, 10] as const;
const [NO_SERVICE, DETOUR, ACCESSIBILITY_ISSUE] = [1, 4, 11] as const;
const [INFO, WARNING] = [2, 3] as const;

interface Alert {
  readonly id: string;
  readonly cause: number;
  readonly effect: number;
  readonly severity: number;
  readonly header: Bilingual;
  readonly description: Bilingual;
  /** Writes one `EntitySelector` per entry. */
  readonly informed: readonly ((pbf: PbfWriter) => void)[];
}

const stop = (id: string) => (pbf: PbfWriter) => {
  pbf.writeStringField(5, id);
};
const route = (id: string) => (pbf: PbfWriter) => {
  pbf.writeStringField(2, id);
};

/** Works along a line for the whole month. */
const WORKS: Alert = {
  id: 'works-3',
  cause: CONSTRUCTION,
  effect: DETOUR,
  severity: INFO,
  header: { fr: 'Ligne 3 : travaux de voirie', en: 'Line 3: road works' },
  description: {
    fr: 'Des travaux ralentissent la ligne 3 en journée. Comptez quelques minutes de plus.',
    en: 'Road works slow line 3 down by day. Allow a few more minutes.',
  },
  informed: [route('3')],
};

/** The second platform of the western station has stairs only, and this is being mended. */
const LIFT: Alert = {
  id: 'lift-plo',
  cause: MAINTENANCE,
  effect: ACCESSIBILITY_ISSUE,
  severity: WARNING,
  header: { fr: "Pont-l'Orvelle : voie 2 sans ascenseur", en: "Pont-l'Orvelle: platform 2 without a lift" },
  description: {
    fr: 'La voie 2 n’est accessible que par des escaliers jusqu’à la pose d’un ascenseur.',
    en: 'Platform 2 is reached by stairs only until a lift is installed.',
  },
  informed: [stop('PLO-2')],
};

/** The GTFS-Realtime feed of alerts of the buses: works, and every run that will not come. */
export const busAlerts = (runs: readonly LiveRun[], instant: Instant): Uint8Array =>
  alerts([WORKS, ...cancellations(runs)], instant);

/** The same for the railway. */
export const railAlerts = (runs: readonly LiveRun[], instant: Instant): Uint8Array =>
  alerts([LIFT, ...cancellations(runs)], instant);

const cancellations = (runs: readonly LiveRun[]): Alert[] =>
  runs
    .filter(({ kind, isCancelled }) => kind === 'planned' && isCancelled)
    .map((live) => {
      const [route, leaves] = [live.run.routeId, startTime(live.run).slice(0, 5)];
      return {
        id: `cancelled ${live.run.tripId} ${String(live.day)}`,
        cause: TECHNICAL_PROBLEM,
        effect: NO_SERVICE,
        severity: WARNING,
        header: {
          fr: `Ligne ${route} : le départ de ${leaves} vers ${live.run.headsign} est supprimé`,
          en: `Line ${route}: the ${leaves} departure to ${live.run.headsign} is cancelled`,
        },
        description: {
          fr: 'Un véhicule est immobilisé. Prenez le départ suivant.',
          en: 'A vehicle has broken down. Take the next departure.',
        },
        informed: [
          (pbf: PbfWriter) => {
            writeTrip(pbf, 4, { ...live, isCancelled: false });
          },
        ],
      };
    });

const alerts = (list: readonly Alert[], instant: Instant): Uint8Array =>
  feedMessage(
    list.map((alert) => ({
      id: alert.id,
      field: 5,
      write: (pbf) => {
        writeAlert(pbf, alert);
      },
    })),
    instant,
  );

function writeAlert(pbf: PbfWriter, alert: Alert): void {
  for (const write of alert.informed) {
    inside(pbf, 5, () => {
      write(pbf);
    });
  }
  pbf.writeVarintField(6, alert.cause);
  pbf.writeVarintField(7, alert.effect);
  writeTranslations(pbf, 10, alert.header);
  writeTranslations(pbf, 11, alert.description);
  pbf.writeVarintField(14, alert.severity);
}
