import type { NoticeGroup } from '@maillage/kernel';
import type { FacilityReport } from '@maillage/ports';
import { TILE_BYTES, TILE_LIMITS, TILE_NAME } from '../archive/height-tiles.js';
import { openArchive } from '../archive/open-archive.js';
import { orRefused } from './or-refused.js';

/** Looks at the tiles of ground heights in the archive at `path`; what is none is an error notice in the report. */
export function readHeights(path: string): Promise<FacilityReport> {
  return orRefused(async () => {
    const archive = await openArchive(path, TILE_LIMITS);
    try {
      const misfits: string[] = [];
      let tiles = 0;
      for (const name of archive.names.filter((entry) => TILE_NAME.test(entry))) {
        let size = 0;
        for await (const chunk of archive.open(name)) size += chunk.length;
        if (TILE_BYTES.has(size)) tiles++;
        else misfits.push(name);
      }
      const fingerprint = await archive.fingerprint();
      if (misfits.length > 0)
        return { fingerprint, counts: { tiles }, notices: [groupOf('HEIGHTS_TILE_SIZE', misfits)] };
      return { fingerprint, counts: { tiles }, notices: tiles === 0 ? [groupOf('HEIGHTS_NO_TILE', [])] : [] };
    } finally {
      archive.close();
    }
  });
}

const MESSAGES = {
  HEIGHTS_NO_TILE: {
    fr: 'Aucune tuile SRTM n’a été trouvée. Une tuile porte le nom de son coin sud-ouest, par exemple « N48E007.hgt ».',
    en: 'There is no SRTM tile. A tile is named after its south-western corner, for instance “N48E007.hgt”.',
  },
  HEIGHTS_TILE_SIZE: {
    fr: 'Une tuile n’a pas la taille d’une tuile SRTM (1201 ou 3601 points de côté). Téléchargez-la à nouveau.',
    en: 'A tile does not have the size of an SRTM tile (1201 or 3601 points a side). Download it again.',
  },
} as const;

function groupOf(code: keyof typeof MESSAGES, files: readonly string[]): NoticeGroup {
  const severity = 'error';
  const sample = { code, severity, message: MESSAGES[code] } as const;
  return {
    code,
    severity,
    count: Math.max(files.length, 1),
    samples: files.length === 0 ? [sample] : files.map((file) => ({ ...sample, file })),
  };
}
