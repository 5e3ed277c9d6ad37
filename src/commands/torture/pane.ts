import { createHash } from 'node:crypto';
import { createPhotos } from '../../adapters/browser/photoStore';
import { createExcelWorkbook } from '../../adapters/excel/excelWorkbook';
import { createLedger } from '../../adapters/excel/ledger';
import { createTemplateStore } from '../../adapters/excel/templateStore';
import { createRelayGateway } from '../../adapters/http/relayGateway';
import { parseTemplate } from '../../core/mapping/parseTemplate';
import { createKivaLists } from '../../pane/kivaLists';
import { createLoanLists } from '../../pane/loanLists';
import type { PanePorts } from '../../pane/panePorts';
import type { Book } from './book';
import type { Computer } from './computer';
import type { Life } from './life';
import { badLink } from './link';
import type { Seat } from './office';
import type { World } from './world';

/** A pane that was opened beside a workbook: its ports, and the Excel it sits in. */
export interface OpenPane {
  readonly ports: PanePorts;
  readonly seat: Seat;
}

/** Opens a pane as its index does, on this run's time and chance; all that it remembers ends with its life. */
export function openPane(
  world: World,
  book: Book,
  computer: Computer,
  life: Life,
  /** Called whenever a submission is handed over. */
  handedOver: () => void = () => undefined,
): OpenPane {
  const { time, relay, random } = world;
  book.host.beginSession();
  const fetch = badLink(
    relay,
    life,
    time,
    random,
    () => world.trouble.drops,
    () => {
      world.tally.lostCalls += 1;
    },
  );
  const clock = { ...time.paneClock, sleep: (milliseconds: number) => life.call(() => time.sleep(milliseconds)) };
  const relayed = createRelayGateway(fetch, '');
  const gateway: typeof relayed = {
    ...relayed,
    put: (id, request) => {
      handedOver();
      return relayed.put(id, request);
    },
  };
  const ports: PanePorts = {
    workbook: createExcelWorkbook(),
    gateway,
    lists: createKivaLists(gateway),
    loans: createLoanLists(gateway),
    // No torture has a photo, and Node cannot unfold one.
    photos: createPhotos(() => Promise.resolve(undefined)),
    templates: createTemplateStore((json) => {
      const parsed = parseTemplate(JSON.stringify(json));
      return parsed.ok ? parsed.template : undefined;
    }),
    ledger: createLedger(world.ids),
    journal: computer.journalOf(life, clock),
    lock: computer.lockOf(life, clock),
    preferences: computer.preferences,
    versions: {},
    hash: (text) => Promise.resolve(createHash('sha256').update(text).digest('hex')),
    ids: world.ids,
    clock,
  };
  return { ports: world.mutant?.ports?.(ports) ?? ports, seat: { host: book.host, life } };
}
