/** Names a run, whatever feed tells of it. */
export interface RunName {
  /** Its service date. */
  readonly day: number;
  /** Its trip in the timetable, or what a feed calls a run that is added. */
  readonly trip: number | string;
}

/** Values by run. Keys that are small integers are found several times as quickly as others. */
export class ByRun<Value> {
  readonly #days = new Map<number, Map<number | string, Value>>();

  get({ day, trip }: RunName): Value | undefined {
    return this.#days.get(day)?.get(trip);
  }

  set({ day, trip }: RunName, value: Value): void {
    const runs = this.#days.get(day);
    if (runs) runs.set(trip, value);
    else this.#days.set(day, new Map([[trip, value]]));
  }
}
