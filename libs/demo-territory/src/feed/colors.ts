/** White or black, whichever is easier to read on the colour (WCAG 2 contrast ratio). */
export const readableTextColor = (color: string): 'FFFFFF' | '000000' =>
  contrast(luminance(color), 1) >= contrast(luminance(color), 0) ? 'FFFFFF' : '000000';

/** The WCAG 2 contrast ratio of two colours written as six hexadecimal digits. */
export const contrastOf = (one: string, other: string): number => contrast(luminance(one), luminance(other));

const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

function luminance(color: string): number {
  const channel = (start: number): number => {
    const value = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}
