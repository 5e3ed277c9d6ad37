import * as v from 'valibot';
import { Fault } from '../../ports/fault';
import { asciiJson } from './asciiJson';
import { jsonOf } from '../jsonOf';
import { unwrapXml, wrapInXml } from './xmlEnvelope';

/** Namespace of the ledger's custom XML parts; a change of their shape gets a new number. */
export const LEDGER_NAMESPACE = 'urn:send-to-kiva:ledger:1';
/** No part is larger, in bytes of UTF-8. */
export const PART_BYTES = 65_536;
/**
 * The part that is still being written to is closed at this size. Excel rewrites a part as a whole, so this bounds
 * what one outcome costs (4 KB on average), while a part still holds some twenty outcomes.
 */
export const OPEN_PART_BYTES = 8_192;

/** Whose lines a part holds: a pane only ever rewrites parts that it wrote itself. */
export interface PartStream {
  readonly run: string;
  readonly writer: string;
}

interface PartHeader extends PartStream {
  /** Counts from 0 within its stream: a gap shows that a part was taken away. */
  readonly part: number;
  /** The last line goes on in the next part. */
  readonly cut: boolean;
}

const headerSchema = v.object({
  run: v.string(),
  writer: v.string(),
  part: v.pipe(v.number(), v.integer(), v.minValue(0)),
  cut: v.boolean(),
}) satisfies v.GenericSchema<unknown, PartHeader>;

/** The XML of one part; `lines` are asciiJson texts. */
export function ledgerPart(stream: PartStream, part: number, lines: readonly string[], cut = false): string {
  const header: PartHeader = { run: stream.run, writer: stream.writer, part, cut };
  return wrapInXml('ledger', LEDGER_NAMESPACE, [asciiJson(header), ...lines].join('\n'));
}

/** Packs lines into parts of at most 64 KB, numbered from `firstPart`; a longer line is cut over several. */
export function packLedger(stream: PartStream, firstPart: number, lines: readonly string[]): readonly string[] {
  const room = PART_BYTES - ledgerPart(stream, Number.MAX_SAFE_INTEGER, [], false).length;
  const parts: string[] = [];
  let open: string[] = [];
  let used = 0;
  const close = (cut: boolean): void => {
    parts.push(ledgerPart(stream, firstPart + parts.length, open, cut));
    open = [];
    used = 0;
  };
  for (const line of lines) {
    if (open.length > 0 && used + line.length + 1 > room) close(false);
    let rest = line;
    while (rest.length + 1 > room) {
      open.push(rest.slice(0, room - 1));
      rest = rest.slice(room - 1);
      close(true);
    }
    open.push(rest);
    used += rest.length + 1;
  }
  if (open.length > 0) close(false);
  return parts;
}

/** Every stream's lines in order, by run; Fault ledgerUnreadable when a part is damaged or missing. */
export function unpackLedger(xmls: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const streams = new Map<string, { header: PartHeader; lines: string[] }[]>();
  // A part that was added twice, because Excel's first answer was lost, is one part.
  for (const xml of new Set(xmls)) {
    const part = readPart(xml);
    const name = JSON.stringify([part.header.run, part.header.writer]);
    streams.set(name, [...(streams.get(name) ?? []), part]);
  }
  const lines = new Map<string, string[]>();
  for (const parts of streams.values()) {
    const run = parts[0]?.header.run ?? '';
    lines.set(run, [...(lines.get(run) ?? []), ...streamLines(parts)]);
  }
  return lines;
}

function readPart(xml: string): { header: PartHeader; lines: string[] } {
  const [first, ...lines] = (unwrapXml(xml) ?? '').trim().split(/\r?\n/);
  const header = v.safeParse(headerSchema, jsonOf(first ?? ''));
  if (!header.success) throw new Fault('ledgerUnreadable');
  return { header: header.output, lines };
}

function streamLines(parts: readonly { header: PartHeader; lines: string[] }[]): string[] {
  const ordered = [...parts].sort((a, b) => a.header.part - b.header.part);
  const lines: string[] = [];
  let begun = '';
  let expected = 0;
  for (const { header, lines: own } of ordered) {
    // The same number with other lines: the first was added although Excel said it was not. Both count, but for a
    // line that the first never finished.
    const again = header.part === expected - 1 && !header.cut;
    if (header.part !== expected && !again) throw new Fault('ledgerUnreadable');
    if (again) begun = '';
    else expected += 1;
    const [first = '', ...others] = own;
    const whole = [begun + first, ...others];
    begun = header.cut ? (whole.pop() ?? '') : '';
    lines.push(...whole);
  }
  // A last line without its end was refused by Excel halfway: its writer heard of that, and sent nothing on it.
  return lines;
}
