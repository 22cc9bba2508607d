/** Work in order within a lane, side by side between lanes. */
export class Lanes {
  private readonly tails = new Map<string, Promise<void>>();

  /** `work` must not reject. */
  enter(lane: string, work: () => Promise<void>): void {
    const tail = (this.tails.get(lane) ?? Promise.resolve()).then(work);
    this.tails.set(lane, tail);
    void tail.then(() => {
      if (this.tails.get(lane) === tail) this.tails.delete(lane);
    });
  }

  async empty(): Promise<void> {
    while (this.tails.size > 0) await Promise.all(this.tails.values());
  }
}
