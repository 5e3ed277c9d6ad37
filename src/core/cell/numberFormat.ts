/** A number format without what it shows as it stands: quotes, brackets, escapes, blanks and fillings. */
export function bareFormat(format: string): string {
  return format.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '');
}

/** Whether a number format (en-US) shows a date or a time: it has d, m, y, h or s outside quotes, brackets and escapes. */
export function isDateFormat(format: string): boolean {
  const bare = bareFormat(format);
  return /[dmyhs]/i.test(bare.split(';')[0] ?? '') && !/^general$/i.test(bare.trim());
}

/** The same question with each format judged once: columns have few formats and many cells. */
export function dateFormatJudge(): (format: string) => boolean {
  const judged = new Map<string, boolean>();
  let last = '';
  let isLast = isDateFormat(last);
  return (format) => {
    // Nearly every cell has the format of the one above.
    if (format === last) return isLast;
    const known = judged.get(format) ?? isDateFormat(format);
    judged.set(format, known);
    last = format;
    isLast = known;
    return known;
  };
}
