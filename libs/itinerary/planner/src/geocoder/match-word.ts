/** How well a typed word fits a word of a name: 1 is the same, 0 nothing in common. `isLast` may still be being typed. */
export function matchWord(typed: string, word: string, isLast: boolean): number {
  if (typed === word) return 1;
  if (word.startsWith(typed)) return isLast || typed.length >= 3 ? 0.75 + 0.2 * (typed.length / word.length) : 0;
  const errors = allowedErrors(typed);
  if (errors === 0) return 0;
  const distance = editDistance(typed, word, errors);
  if (distance <= errors) return resemblance(distance, typed);
  if (!isLast || word.length <= typed.length) return 0;
  const begun = editDistance(typed, word.slice(0, typed.length), errors);
  return begun <= errors ? 0.85 * resemblance(begun, typed) : 0;
}

/** An error weighs less in a long word. */
const resemblance = (errors: number, typed: string): number => 0.95 - (1.3 * errors) / typed.length;

/** Short words differ by more than an error. */
const allowedErrors = (typed: string): number => (typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2);

/** Optimal string alignment distance (insertions, deletions, substitutions, swaps of neighbours), or more than `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || differingLetters(a, b) > 2 * limit) return limit + 1;
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

/** Letters that only one of the words has: a substitution changes two of them, all else at most one. */
function differingLetters(a: string, b: string): number {
  let bits = lettersOf(a) ^ lettersOf(b);
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count++;
  return count;
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= 1 << (word.charCodeAt(i) & 31);
  return letters;
}
