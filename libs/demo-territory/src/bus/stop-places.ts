import { entry } from '@maillage/kernel';
import { gap, type Point, toTheRight } from '../plane.js';
import { PointGrid } from '../point-grid.js';
import { type Random } from '../random.js';
import { COMMUNES, districtAt, DISTRICTS, outsideMetres, TOWN } from '../town/places.js';
import { pointOn, type StreetGraph } from '../town/street-graph.js';
import { HAMLETS, type Landmark, LANDMARKS } from './landmarks.js';
import { type Step } from './route-finder.js';

/** Where a bus stops on one side of one street. */
export interface Quay extends Point {
  readonly place: StopPlace;
  /** Letter of the platform inside its place. */
  readonly letter: string;
  readonly accessible: 0 | 1 | 2;
  /** Row in the streets, −1 on the forecourt of the station. */
  readonly street: number;
}

/** What people call a stop: its quays bear one name. */
export interface StopPlace extends Point {
  readonly number: number;
  readonly name: string;
  readonly commune: string;
  readonly quays: Quay[];
}

const KERB_METRES = 5;
const SAME_PLACE_METRES = 125;

/** Sets up stops along streets as lines ask for them, and finds those that exist. */
export class StopRegister {
  readonly places: StopPlace[] = [];
  private readonly quays = new Map<string, Quay>();
  private readonly grid = new PointGrid<StopPlace>(200);
  private readonly names = new Set(LANDMARKS.map(({ name }) => name));
  private readonly landmarks = new Set<Landmark>(LANDMARKS);

  constructor(
    private readonly graph: StreetGraph,
    private readonly random: Random,
  ) {}

  find(step: Step): Quay | undefined {
    return this.quays.get(keyOf(step));
  }

  /** Whether people already have a stop on either side of the street. */
  hasPlaceOn(step: Step): boolean {
    return this.quays.has(`${step.street.index} 1`) || this.quays.has(`${step.street.index} -1`);
  }

  /** The quay half-way along the street, on the right of the bus; it does not join the place `apartFrom`. */
  set(step: Step, apartFrom?: StopPlace): Quay {
    const known = this.find(step);
    if (known) return known;
    const { point, before, after } = pointOn(this.graph, step.street, 0.5);
    const forward = step.from === step.street.from;
    const kerb = toTheRight(point, before, after, forward ? KERB_METRES : -KERB_METRES);
    const place = this.neighbour(kerb, apartFrom) ?? this.create(point, this.nameFor(step, point));
    const quay = this.addQuay(place, kerb, step.street.index);
    this.quays.set(keyOf(step), quay);
    return quay;
  }

  /** Whether a landmark without a stop lies beside `p`. */
  isWantedAt(p: Point): boolean {
    return [...this.landmarks].some((landmark) => gap(landmark, p) < 110);
  }

  create(p: Point, name: string): StopPlace {
    const place: StopPlace = {
      ...p,
      number: 1_001 + this.places.length,
      name,
      commune: districtAt(p).commune,
      quays: [],
    };
    this.names.add(name);
    this.places.push(place);
    this.grid.add(p, place);
    return place;
  }

  addQuay(place: StopPlace, p: Point, street: number): Quay {
    const letter = String.fromCharCode(65 + place.quays.length);
    const draw = this.random.next();
    const accessible = street < 0 || draw < 0.62 ? 1 : draw < 0.86 ? 2 : 0;
    const quay: Quay = { ...p, place, letter, street, accessible };
    place.quays.push(quay);
    return quay;
  }

  private neighbour(p: Point, apartFrom: StopPlace | undefined): StopPlace | undefined {
    const place = this.grid.nearest(p, SAME_PLACE_METRES);
    return place && place !== apartFrom && place.quays.length < 6 && place.quays.every(({ street }) => street >= 0)
      ? place
      : undefined;
  }

  private nameFor(step: Step, p: Point): string {
    const landmark = [...this.landmarks].sort((a, b) => gap(a, p) - gap(b, p))[0];
    if (landmark && gap(landmark, p) < 190) {
      this.landmarks.delete(landmark);
      return landmark.name;
    }
    const candidates = this.candidates(step, p);
    return candidates.find((name) => !this.names.has(name)) ?? `${entry(candidates, 0)} ${this.places.length}`;
  }

  /** Best first: the street that crosses, the street itself, both with the commune, then whatever is short and free. */
  private candidates(step: Step, p: Point): string[] {
    if (outsideMetres(p) > 250) return this.random.shuffled(HAMLETS);
    const { commune, name: district } = districtAt(p);
    const crossing = [step.street.from, step.street.to]
      .flatMap((node) => entry(this.graph.meeting, node))
      .map((street) => withoutType(street.name));
    const names = [
      ...crossing.filter((name) => name !== withoutType(step.street.name)),
      withoutType(step.street.name),
    ].filter(isTelling);
    const local = commune === TOWN ? names : names.map((name) => `${commune} ${name}`);
    return [
      ...local,
      district,
      ...names.map((name) => `${district} ${name}`),
      ...SIDES.map((side) => `${district} ${side}`),
    ];
  }
}

const keyOf = ({ street, from }: Step): string => `${street.index} ${street.from === from ? 1 : -1}`;

const SIDES = ['Nord', 'Sud', 'Est', 'Ouest', 'Haut', 'Bas'];

/** A road that is named after where it leads names no stop. */
const isTelling = (name: string): boolean =>
  !['Gare', 'Circulaire', 'Écoles', 'Mesnil', 'Granges'].includes(name) &&
  !name.startsWith('Rocade') &&
  ![...COMMUNES, ...DISTRICTS].some((place) => place.name.startsWith(name) || name.startsWith(place.name));

/** "Rue des Lilas" → "Lilas". */
function withoutType(name: string): string {
  const short = name.replace(
    /^(?:Vieux |Vieille )?(Rue|Ruelle|Avenue|Boulevard|Allée|Impasse|Chemin|Route|Place|Square|Cour|Clos|Quai|Sente|Passage|Venelle|Piste|Voie verte|Passerelle) /,
    '',
  );
  const bare = short.replace(/^(de la |du |des |de l’|de )/, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
