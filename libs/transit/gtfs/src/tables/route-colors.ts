/** Contrast ratio of two colours of six hexadecimal digits, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(color: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminanceOf(color), luminanceOf(other)].sort((left, right) => left - right);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Black or white, whichever reads better on `color`; one of them always reaches 4.5. */
export const readableOn = (color: string): string =>
  contrastOf(color, '000000') >= contrastOf(color, 'FFFFFF') ? '000000' : 'FFFFFF';

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((offset) =>
    linear(Number.parseInt(color.slice(offset, offset + 2), 16)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}
