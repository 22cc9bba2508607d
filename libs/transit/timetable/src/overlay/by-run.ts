/** Numbers by run: a trip and its service date. Keys that are small integers are found quicker than what names both. */
export class ByRun {
  readonly #days = new Map<number, Map<number, number>>();

  get(trip: number, day: number): number | undefined {
    return this.#days.get(day)?.get(trip);
  }

  set(trip: number, day: number, value: number): void {
    const runs = this.#days.get(day);
    if (runs) runs.set(trip, value);
    else this.#days.set(day, new Map([[trip, value]]));
  }
}
