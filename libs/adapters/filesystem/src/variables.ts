const VARIABLE = /\$\{([A-Za-z0-9_]*)\}/g;
/** Characters of nobody's script (private use), which mean nothing to YAML. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];
const HIDDEN = new RegExp(`\\$${OPEN}([A-Za-z0-9_]*)${CLOSE}`, 'g');

/** Braces of `${NAME}` would open a map where YAML stands in braces: they are hidden from it, each place in the text kept. */
export const hideVariables = (text: string): string => text.replace(VARIABLE, `$$${OPEN}$1${CLOSE}`);

export const showVariables = (text: string): string => text.replace(HIDDEN, '$${$1}');
