import { DOCUMENT_LIMITS } from '@maillage/feed-reading';
import type { GbfsLimits } from './documents/read-document.js';

/** The largest systems have some 50,000 vehicles. */
export const LIMITS: GbfsLimits = { ...DOCUMENT_LIMITS, bytes: 32 * 1024 * 1024, depth: 32, items: 100_000 };
