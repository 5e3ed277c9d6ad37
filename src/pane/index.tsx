import { FluentProvider, webLightTheme } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import { browserClock } from '../adapters/browser/browserClock';
import { browserHash } from '../adapters/browser/browserHash';
import { browserIds } from '../adapters/browser/browserIds';
import { localPreferences } from '../adapters/browser/localPreferences';
import { createExcelWorkbook } from '../adapters/excel/excelWorkbook';
import { createLedger } from '../adapters/excel/ledger';
import { officeReady } from '../adapters/excel/officeReady';
import { createTemplateStore } from '../adapters/excel/templateStore';
import { createRelayGateway } from '../adapters/http/relayGateway';
import { RECORD_KINDS } from '../core/catalogue';
import { parseTemplate } from '../core/mapping/parseTemplate';
import { KIVA_LINK_HOSTS, linkHosts } from '../core/writeBack/linkHosts';
import { App } from './App';
import { ScreenMessage } from './components/ScreenMessage';
import type { PanePorts } from './panePorts';

/** The requirement set without which nothing works (see docs/architecture.md). */
const EXCEL_API_NEEDED = '1.9';

async function start(container: HTMLElement): Promise<void> {
  const root = createRoot(container);
  const host = await officeReady();
  if (host.host !== 'excel' || !host.supportsExcelApi(EXCEL_API_NEEDED)) {
    root.render(
      <FluentProvider theme={webLightTheme}>
        <ScreenMessage code={host.host === 'excel' ? 'excelTooOld' : 'notExcel'} language={host.language} />
      </FluentProvider>,
    );
    return;
  }
  const gateway = createRelayGateway((url, init) => fetch(url, init), '');
  let hosts = KIVA_LINK_HOSTS;
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
    templates: createTemplateStore((json) => {
      const parsed = parseTemplate(JSON.stringify(json));
      return parsed.ok ? parsed.template : undefined;
    }),
    ledger: createLedger(),
    preferences: localPreferences(host.partitionKey),
    hash: browserHash,
    ids: browserIds,
    clock: browserClock,
  };
  const dark = host.isDark === undefined ? {} : { officeIsDark: host.isDark };
  root.render(<App ports={ports} kind={RECORD_KINDS.repayment} officeLanguage={host.language} {...dark} />);
}

const container = document.getElementById('pane');
if (container) void start(container);
