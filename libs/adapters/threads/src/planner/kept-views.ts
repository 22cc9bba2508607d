import type { ServiceDay } from '@maillage/kernel';
import type { DayView, Direction } from '@maillage/transit-timetable';

/** Three days in both directions. */
const KEPT = 6;

/** The day views in use, the one used longest ago forgotten first. */
export class KeptViews {
  private readonly views = new Map<string, DayView>();

  get(day: ServiceDay, direction: Direction): DayView | undefined {
    const known = this.views.get(keyOf(day, direction));
    if (known) this.put(known);
    return known;
  }

  put(view: DayView): void {
    const key = keyOf(view.day, view.direction);
    this.views.delete(key);
    this.views.set(key, view);
    for (const oldest of this.views.keys()) {
      if (this.views.size <= KEPT) break;
      this.views.delete(oldest);
    }
  }

  list(): readonly DayView[] {
    return [...this.views.values()];
  }
}

const keyOf = (day: ServiceDay, direction: Direction): string => `${String(day)} ${direction}`;
