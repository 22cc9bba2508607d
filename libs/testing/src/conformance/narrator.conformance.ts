import { describe, expect, it } from '@jest/globals';
import type { Narrator } from '@maillage/ports';

const MESSAGE = { fr: 'Lecture de bus', en: 'Reading bus' };

/** What every narrator promises to who writes lines. */
export function describeNarrator(name: string, make: (write: (line: string) => void) => Narrator): void {
  describe(`${name} as a narrator`, () => {
    const tell = async (work: (narrator: Narrator) => unknown): Promise<readonly string[]> => {
      const lines: string[] = [];
      await work(make((line) => lines.push(line)));
      return lines;
    };

    it('says each message in one line, in one of its languages', async () => {
      const lines = await tell((narrator) => [1, 2].forEach(() => narrator.tell(MESSAGE)));
      expect(lines).toHaveLength(2);
      for (const line of lines) expect(Object.values(MESSAGE).filter((text) => line.includes(text))).toHaveLength(1);
      expect(lines.join()).not.toContain('\n');
    });

    it('gives back what the work gave, and says nothing of what is quick', async () => {
      const lines = await tell(async (narrator) => {
        expect(await narrator.during(MESSAGE, () => Promise.resolve(7))).toBe(7);
      });
      expect(lines).toEqual([]);
    });

    it('hands on what the work throws', async () => {
      const broken = new Error('broken');
      await tell((narrator) => expect(narrator.during(MESSAGE, () => Promise.reject(broken))).rejects.toBe(broken));
    });

    it('says that work which takes long goes on, and how long it took', async () => {
      const lines = await tell((narrator) =>
        narrator.during(MESSAGE, () => new Promise((resolve) => setTimeout(resolve, 2_300))),
      );
      expect(lines.length).toBeGreaterThanOrEqual(2);
      for (const line of lines) expect(line).toMatch(/\d[.,]\d s/);
    }, 20_000);
  });
}
