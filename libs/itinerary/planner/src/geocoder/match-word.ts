/** A word of some name, with what tells quickly that another is far from it. */
export interface KnownWord {
  readonly word: string;
  /** A bit for each letter it has (modulo 32). */
  readonly letters: number;
}

export const knownWord = (word: string): KnownWord => ({ word, letters: lettersOf(word) });

/** How well a typed word fits a word of a name: 1 is the same, 0 nothing in common. `isLast` may still be being typed. */
export function matchWord(typed: KnownWord, known: KnownWord, isLast: boolean): number {
  const { word } = known;
  if (typed.word === word) return 1;
  if (word.startsWith(typed.word))
    return isLast || typed.word.length >= 3 ? 0.75 + 0.2 * (typed.word.length / word.length) : 0;
  return resembles(typed, known, isLast);
}

function resembles(typed: KnownWord, known: KnownWord, isLast: boolean): number {
  const errors = allowedErrors(typed.word);
  if (errors === 0) return 0;
  if (countBits(typed.letters & ~known.letters) > errors) return 0;
  const distance = editDistance(typed.word, known.word, errors);
  if (distance <= errors) return resemblance(distance, typed.word);
  if (!isLast || known.word.length <= typed.word.length) return 0;
  const begun = editDistance(typed.word, known.word.slice(0, typed.word.length), errors);
  return begun <= errors ? 0.85 * resemblance(begun, typed.word) : 0;
}

/** An error weighs less in a long word. */
const resemblance = (errors: number, typed: string): number => 0.95 - (1.3 * errors) / typed.length;

/** Short words differ by more than an error. */
const allowedErrors = (typed: string): number => (typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2);

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours), or more than `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const substituted = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min((previous[j] as number) + 1, (row[j - 1] as number) + 1, substituted);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] as number;
}
