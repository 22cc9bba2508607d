import { describe, expect, it } from '@jest/globals';
import { isMarkup, toPlainText } from './plain-text.js';

describe('texts that are written in HTML', () => {
  it.each([
    [
      '<p>Arr&ecirc;t &laquo;&nbsp;Gare&nbsp;&raquo;</p>\n<ul><li>un</li><li>deux</li></ul>',
      'Arrêt « Gare »\nun\ndeux',
    ],
    ['ligne 1<br/>ligne 2<br>&#8364; &#x20ac; &unknown;', 'ligne 1\nligne 2\n€ € &unknown;'],
    ['<script>alert(1)</script><b onclick="x()">Bus</b> &lt;i&gt;', 'alert(1)Bus <i>'],
    ['<!-- none -->a < b &#0;&#55296;&#99999999;', 'a < b &#99999999;'],
  ])('%s', (markup, plain) => {
    expect(isMarkup(markup)).toBe(true);
    expect(toPlainText(markup)).toBe(plain);
  });

  it.each(['3 < 4 > 2', 'R&D', 'Aller -> retour', 'A <-> B'])('%s is plain already', (text) => {
    expect(isMarkup(text)).toBe(false);
  });

  it('takes time in proportion to the length', () => {
    for (const hostile of [
      '<a'.repeat(500_000),
      '<'.repeat(1_000_000),
      `<a${' '.repeat(1_000_000)}`,
      '&#'.repeat(500_000),
    ])
      expect(toPlainText(hostile).length).toBeLessThanOrEqual(hostile.length);
  });
});
