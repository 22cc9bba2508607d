/** `key=value` separated by spaces; an underscore after a digit or before a capital stands for a space. */
export const readTags = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(' ')
      .filter((pair) => pair.includes('='))
      .map((pair): [string, string] => {
        const cut = pair.indexOf('=');
        return [pair.slice(0, cut), pair.slice(cut + 1).replaceAll(/(?<=\d)_|_(?=[A-Z])/g, ' ')];
      }),
  );
