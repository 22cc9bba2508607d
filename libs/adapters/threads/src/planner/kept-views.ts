import type { ServiceDay } from '@maillage/kernel';
import type { DayView, Direction } from '@maillage/transit-timetable';

/** Three days in both directions, however large they are. */
const KEPT_ALWAYS = 6;
const KEPT_BYTES = 16_000_000;

/** The day views in use, the one used longest ago forgotten first. */
export class KeptViews {
  private readonly views = new Map<string, DayView>();
  private bytes = 0;

  constructor(private readonly keptBytes = KEPT_BYTES) {}

  get(day: ServiceDay, direction: Direction): DayView | undefined {
    const known = this.views.get(keyOf(day, direction));
    if (known) this.put(known);
    return known;
  }

  put(view: DayView): void {
    const key = keyOf(view.day, view.direction);
    this.#forget(key);
    this.views.set(key, view);
    this.bytes += bytesOf(view);
    for (const oldest of this.views.keys()) {
      if (this.views.size <= KEPT_ALWAYS || this.bytes <= this.keptBytes) break;
      this.#forget(oldest);
    }
  }

  list(): readonly DayView[] {
    return [...this.views.values()];
  }

  #forget(key: string): void {
    const view = this.views.get(key);
    if (view) this.bytes -= bytesOf(view);
    this.views.delete(key);
  }
}

const keyOf = (day: ServiceDay, direction: Direction): string => `${String(day)} ${direction}`;

/** What a view does not share with those of other days. */
function bytesOf({ chains, slots, boardings }: DayView): number {
  let bytes = 0;
  for (const columns of [chains, slots, boardings])
    for (const column of Object.values(columns)) if (ArrayBuffer.isView(column)) bytes += column.byteLength;
  return bytes;
}
