import { CAR_BIT, MODE_INDEX } from '../travel-mode.js';
import type { CollectedRestriction } from './collected-restriction.js';
import type { CollectedStreets } from './collect-streets.js';
import type { CutStreets } from './cut-ways.js';

/** Edges one after another as `edge << 1 | direction`: who has driven all but the last may not drive the last. */
export type ForbiddenSequence = readonly number[];

interface ForbiddenTurns {
  readonly sequences: readonly ForbiddenSequence[];
  /** Restrictions whose ways do not meet in one way only, or are not in the extracts. */
  readonly unreadRestrictions: number;
}

/** What the turn restrictions forbid to cars, in the rows of the cut edges. */
export function listForbiddenTurns(cut: CutStreets, collected: CollectedStreets): ForbiddenTurns {
  const restrictions = [...collected.restrictions.values()];
  const sequences: ForbiddenSequence[] = [];
  if (restrictions.length === 0) return { sequences, unreadRestrictions: 0 };
  const streets = new CarStreets(cut, collected);
  let unreadRestrictions = 0;
  for (const restriction of restrictions) {
    const found = forbidden(streets, restriction);
    if (found.length === 0 && !isMoot(streets, restriction)) unreadRestrictions++;
    else sequences.push(...found);
  }
  return { sequences, unreadRestrictions };
}

function forbidden(streets: CarStreets, { rule, from, viaNode, viaWays, to }: CollectedRestriction) {
  const approaches = from.flatMap((way) =>
    viaWays.length > 0 ? streets.over(way, viaWays) : streets.to(way, streets.vertexOfNode(viaNode)),
  );
  return approaches.flatMap(({ driven, vertex }): ForbiddenSequence[] => {
    const turns = to.flatMap((way) => onlyOne(streets.leaving(way, vertex)));
    if (turns.length === 0) return [];
    const leaving = streets.allLeaving(vertex).filter((code) => turns.includes(code) === (rule === 'no'));
    const banned = leaving.map((code) => [code]);
    return [...banned, ...streets.turningBack(vertex, banned)].map((turn) => [...driven, ...turn]);
  });
}

/** Whether nobody could take the turn anyhow: cars do not come from there, or do not leave that way. */
function isMoot(streets: CarStreets, { rule, from, viaNode, to }: CollectedRestriction): boolean {
  const vertex = streets.vertexOfNode(viaNode);
  if (rule !== 'no' || vertex < 0 || ![...from, ...to].every((way) => streets.isKnown(way))) return false;
  return (
    from.every((way) => streets.reaching(way, vertex).length === 0) ||
    to.every((way) => streets.leaving(way, vertex).length === 0)
  );
}

interface Approach {
  readonly driven: readonly number[];
  readonly vertex: number;
}

/** A way that passes through a junction goes on in two directions: which of them is meant is not told. */
const onlyOne = (codes: readonly number[]): readonly number[] => (codes.length === 1 ? codes : []);

/** The edges on which cars drive, by way and by vertex. */
class CarStreets {
  private readonly leavingVertex = new Map<number, number[]>();

  constructor(
    private readonly cut: CutStreets,
    private readonly collected: CollectedStreets,
  ) {}

  vertexOfNode(node: number | undefined): number {
    return node === undefined ? -1 : this.cut.vertexOfNode(node);
  }

  /** Along the last edge of a way to a vertex. */
  to(way: number, vertex: number): Approach[] {
    return onlyOne(this.reaching(way, vertex)).map((code) => ({
      driven: [code],
      vertex,
    }));
  }

  /** Along the last edge of a way, then over all of the others, in whatever order they are told. */
  over(way: number, others: readonly number[]): Approach[] {
    const ends = new Set(this.codesOf(way).flatMap((code) => this.headOf(code)));
    return [...ends].flatMap((end) => this.to(way, end)).flatMap((approach) => this.onward(approach, others));
  }

  private onward({ driven, vertex }: Approach, ways: readonly number[]): Approach[] {
    if (ways.length === 0) return [{ driven, vertex }];
    return ways.flatMap((way) => {
      const whole = this.wholeWay(way, vertex);
      if (whole === undefined) return [];
      const next = { driven: [...driven, ...whole], vertex: this.headOf(whole[whole.length - 1]) };
      return this.onward(
        next,
        ways.filter((other) => other !== way),
      );
    });
  }

  /** All of a way from one of its ends to the other. */
  private wholeWay(way: number, start: number): number[] | undefined {
    const [first, end] = this.edgesOf(way);
    for (const direction of [0, 1]) {
      const codes: number[] = [];
      for (let i = 0; i < end - first; i++) codes.push(((direction === 0 ? first + i : end - 1 - i) << 1) | direction);
      let vertex = start;
      const isDriven = codes.every((code) => {
        const isNext = this.isOpen(code) && this.tailOf(code) === vertex;
        vertex = this.headOf(code);
        return isNext;
      });
      if (codes.length > 0 && isDriven && vertex !== start) return codes;
    }
    return undefined;
  }

  isKnown(way: number): boolean {
    return this.collected.wayRows.has(way);
  }

  reaching(way: number, vertex: number): number[] {
    return this.codesOf(way).filter((code) => this.headOf(code) === vertex);
  }

  leaving(way: number, vertex: number): number[] {
    return this.codesOf(way).filter((code) => this.tailOf(code) === vertex);
  }

  allLeaving(vertex: number): readonly number[] {
    if (this.leavingVertex.size === 0) this.listLeaving();
    return this.leavingVertex.get(vertex) ?? [];
  }

  /**
   * Into a street that leads on, and straight back: what nobody does to take a turn all the same, as one might where a
   * street ends.
   */
  turningBack(vertex: number, banned: readonly ForbiddenSequence[]): ForbiddenSequence[] {
    return this.allLeaving(vertex).flatMap((code) => {
      const leadsOn = this.allLeaving(this.headOf(code)).some((next) => next !== (code ^ 1));
      return leadsOn && this.isOpen(code ^ 1) && banned.every(([other]) => other !== code) ? [[code, code ^ 1]] : [];
    });
  }

  private listLeaving(): void {
    for (let code = 0; code < 2 * this.cut.from.length; code++) {
      if (!this.isOpen(code)) continue;
      const known = this.leavingVertex.get(this.tailOf(code));
      if (known) known.push(code);
      else this.leavingVertex.set(this.tailOf(code), [code]);
    }
  }

  /** The edges of a way in the directions in which cars drive. */
  private codesOf(way: number): number[] {
    const [first, end] = this.edgesOf(way);
    return Array.from({ length: 2 * (end - first) }, (_, i) => 2 * first + i).filter((code) => this.isOpen(code));
  }

  private edgesOf(way: number): [number, number] {
    const row = this.collected.wayRows.get(way);
    return row === undefined ? [0, 0] : [this.cut.wayEdges.values[row], this.cut.wayEdges.values[row + 1]];
  }

  private isOpen(code: number): boolean {
    const { from, to, rule, barred } = this.cut;
    const edge = code >> 1;
    const [a, b] = [from.values[edge], to.values[edge]];
    if (a === b || ((barred.values[a] | barred.values[b]) & CAR_BIT) !== 0) return false;
    return this.collected.rules.rules[rule.values[edge]].classes[MODE_INDEX.car * 2 + (code & 1)] > 0;
  }

  private tailOf(code: number): number {
    return ((code & 1) === 0 ? this.cut.from : this.cut.to).values[code >> 1];
  }

  private headOf(code: number): number {
    return ((code & 1) === 0 ? this.cut.to : this.cut.from).values[code >> 1];
  }
}
