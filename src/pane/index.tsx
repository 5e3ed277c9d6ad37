import { createRoot } from 'react-dom/client';
import { browserClock } from '../adapters/browser/browserClock';
import { browserHash } from '../adapters/browser/browserHash';
import { browserIds } from '../adapters/browser/browserIds';
import { localPreferences } from '../adapters/browser/localPreferences';
import { openPicture } from '../adapters/browser/openPicture';
import { createPhotos } from '../adapters/browser/photoStore';
import { createRunJournal } from '../adapters/browser/runJournal';
import { createSenderLock } from '../adapters/browser/senderLock';
import { createExcelWorkbook } from '../adapters/excel/excelWorkbook';
import { createLedger } from '../adapters/excel/ledger';
import { type OfficeFacts, officeReady } from '../adapters/excel/officeReady';
import { createTemplateStore } from '../adapters/excel/templateStore';
import { createRelayGateway } from '../adapters/http/relayGateway';
import { parseTemplate } from '../core/mapping/parseTemplate';
import { KIVA_LINK_HOSTS, linkHosts } from '../core/writeBack/linkHosts';
import { App } from './App';
import type { ScreenCode } from './components/ScreenMessage';
import { createKivaLists } from './kivaLists';
import { createLoanLists } from './loanLists';
import { LoneScreen } from './LoneScreen';
import type { PanePorts } from './panePorts';

/** The requirement set without which nothing works (see docs/architecture.md). */
const EXCEL_API_NEEDED = '1.9';

/** Why the pane cannot start here; undefined where it can. */
function hindrance(facts: OfficeFacts): ScreenCode | undefined {
  if (facts.host === 'missing') return 'officeMissing';
  if (facts.host !== 'excel') return 'notExcel';
  return facts.supportsExcelApi(EXCEL_API_NEEDED) ? undefined : 'excelTooOld';
}

async function start(container: HTMLElement): Promise<void> {
  const root = createRoot(container);
  const stop = (code: ScreenCode, officeLanguage = '', officeIsDark?: boolean): void =>
    root.render(<LoneScreen code={code} officeLanguage={officeLanguage} officeIsDark={officeIsDark} />);
  const host = await officeReady(browserClock, () => stop('officeMissing'));
  const hindered = hindrance(host);
  if (hindered) return stop(hindered, host.language, host.isDark);
  const gateway = createRelayGateway((url, init) => fetch(url, init), '');
  let hosts = KIVA_LINK_HOSTS;
  const preferences = localPreferences(host.partitionKey);
  const ports: PanePorts = {
    workbook: createExcelWorkbook(() => hosts),
    gateway: {
      ...gateway,
      // Where the practice Kiva answers is known only from the relay; its review links must work too.
      environments: async () => {
        const answer = await gateway.environments();
        hosts = linkHosts(answer.environments);
        return answer;
      },
    },
    lists: createKivaLists(gateway, { preferences, clock: browserClock }),
    loans: createLoanLists(gateway),
    photos: createPhotos(openPicture),
    templates: createTemplateStore((json) => {
      const parsed = parseTemplate(JSON.stringify(json));
      return parsed.ok ? parsed.template : undefined;
    }),
    ledger: createLedger(),
    journal: createRunJournal(host.partitionKey, { clock: browserClock }),
    lock: createSenderLock(host.partitionKey, { clock: browserClock }),
    preferences,
    hash: browserHash,
    ids: browserIds,
    clock: browserClock,
    versions: { ...host.versions, browser: navigator.userAgent },
  };
  const dark = host.isDark === undefined ? {} : { officeIsDark: host.isDark };
  root.render(<App ports={ports} officeLanguage={host.language} {...dark} />);
}

const container = document.getElementById('pane');
if (container) void start(container);
