import { createWords, LANGUAGES } from '../../src/locales';
import { openCards } from '../../src/pane/actions/openCards';
import { saveAccount } from '../../src/pane/accounts';
import { createFormats } from '../../src/pane/formats';
import { lookInText } from '../../src/pane/lookInText';
import { runOf, submissionOf, UNKNOWN } from '../core/send/runs';
import { CONNECTION, World } from './fakes';

const { session } = CONNECTION;
const { environment, partnerId, storeId } = session;
const OWN = { csvFormat: 'three', amountExpected: 'cumulativePrincipal' } as const;

function groupDraft() {
  const { rows, ...submission } = submissionOf(
    'a',
    [
      ['L1', 5],
      ['L2', 6],
    ],
    UNKNOWN,
  );
  const members = rows.map((row) => ({ ...row, groupId: 'G-7' }));
  return runOf([{ ...submission, rows: members }], { kind: 'loanDraft', environment, partnerId, storeId });
}

async function told(world: World, language: string): Promise<readonly string[]> {
  world.ledgerRuns.push(groupDraft());
  const cards = await openCards(world.ports, session);
  return cards.map((card) => lookInText(createWords(language), createFormats(language), card));
}

describe('where to look for a group loan', () => {
  it.each(LANGUAGES)(
    'names in %s its own id and no member’s, as long as the account says nothing else',
    async (tag) => {
      const [place, ...more] = await told(new World(), tag);
      expect(place).toContain('G-7');
      expect(place).not.toMatch(/L1|L2/);
      expect(more).toEqual([]);
    },
  );

  it.each(LANGUAGES)('names in %s its members’ ids where the account sends those', async (tag) => {
    const world = new World();
    saveAccount(world.ports.preferences, environment, partnerId, { ...OWN, groupIds: 'members' });
    const [place] = await told(world, tag);
    expect(place).toContain('L1, L2');
    expect(place).not.toContain('G-7');
    expect(place).not.toBe(createWords(tag)('lookIn.drafts', { loan: 'L1, L2' }));
  });
});
