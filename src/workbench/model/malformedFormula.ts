const OPEN = /[+\-*/^&=<>(,]\s*$/;

/** True for a formula that Excel refuses at once: a bracket or a text left open, or nothing behind an operator. */
export const isMalformed = (formula: string): boolean => {
  const withoutTexts = formula.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'/g, 'x');
  if (/["']/.test(withoutTexts) || OPEN.test(withoutTexts)) return true;
  let depth = 0;
  for (const character of withoutTexts) {
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) return true;
  }
  return depth !== 0;
};
