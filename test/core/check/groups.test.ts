import type { CellValue } from '../../../src/core/cell/cell';
import type { CheckedSheet } from '../../../src/core/check/checkSheet';
import { rowCount } from '../../../src/core/check/recordRows';
import type { Template } from '../../../src/core/mapping/template';
import { errorCell } from '../cell/cells';
import { check } from './sheets';

const FIELDS = ['loanId', 'clientId', 'firstName', 'lastName', 'amount', 'groupLoanId', 'groupName', 'notPictured'];
type Row = readonly CellValue[];

function member(at: number, group: string, change: Partial<Record<string, CellValue>> = {}): Row {
  const values: Record<string, CellValue> = {
    loanId: `L-${at}`,
    clientId: `C-${at}`,
    firstName: `First ${at}`,
    lastName: `Last ${at}`,
    amount: 100 * at,
    groupLoanId: group,
    groupName: group === '' ? '' : `Group ${group}`,
    notPictured: group === '' ? '' : 'no',
    ...change,
  };
  return FIELDS.map((field) => values[field] ?? '');
}

function checkGroups(rows: readonly Row[], fields = FIELDS, change: Partial<Template> = {}): CheckedSheet {
  const formats = { 'loanDraft.notPictured': { polarity: 'same' } } as const;
  return check('loanDraft', fields, rows, { formats, ...change });
}

function codes({ findings }: CheckedSheet, severity: 'error' | 'question' | 'warning'): readonly string[] {
  // Most sheets here have no column for a group's client id and nobody absent, which have tests of their own.
  const quiet = ['waiverUnknown', 'advisedColumnEmpty', 'groupIdMissing', 'polarityNobody'];
  return findings
    .filter((finding) => finding.severity === severity && !quiet.includes(finding.code))
    .map(({ code, params }) => `${code} ${params.cell ?? params.row ?? ''}`.trim());
}

const valuesOf = (checked: CheckedSheet, key: string): unknown =>
  checked.records.map(({ values }) => values.get(`loanDraft.${key}`)?.value);

describe('group loans', () => {
  it('tie rows by their group wherever they stand, and leave individual loans alone', () => {
    const checked = checkGroups([member(1, 'G1'), member(2, ''), member(3, 'G2'), member(4, 'G1'), member(5, 'G2')]);
    expect(codes(checked, 'error')).toEqual([]);
    expect(checked.records.map(({ row, members }) => [row, members?.map((one) => one.row)])).toEqual([
      [1, [1, 4]],
      [2, undefined],
      [3, [3, 5]],
    ]);
    expect(valuesOf(checked, 'amount#2')).toEqual([400, undefined, 500]);
    expect(checked.sendable).toHaveLength(3);
    expect(rowCount(checked.sendable)).toBe(5);
    expect(checked.total).toBe('1500');
  });

  it("take what is the loan's from any row", () => {
    const fields = [...FIELDS, 'loanUse', 'currency'];
    const rows = [
      [...member(1, 'G1', { groupName: '' }), '', 'KES'],
      [...member(2, 'G1'), 'to buy seeds and tools', ''],
    ];
    const checked = checkGroups(rows, fields);
    expect(codes(checked, 'error')).toEqual([]);
    expect(codes(checked, 'warning')).toEqual([]);
    expect(valuesOf(checked, 'loanUse')).toEqual(['to buy seeds and tools']);
    expect(valuesOf(checked, 'groupName')).toEqual(['Group G1']);
  });

  it('hold all rows back for one row with an error, and say which the others wait for', () => {
    const checked = checkGroups([member(1, 'G1'), member(2, 'G1', { amount: -5 }), member(3, 'G2')]);
    expect(codes(checked, 'error')).toEqual(['amountNotPositive E3']);
    expect(checked.findings.find(({ code }) => code === 'amountNotPositive')?.row).toBe(2);
    expect(codes(checked, 'warning')).toEqual(['groupStays 2']);
    expect(checked.sendable.map(({ row }) => row)).toEqual([3]);
    expect(checked.total).toBe('300');
  });

  describe('contradictions', () => {
    const fields = [...FIELDS, 'loanUse', 'disbursalDate'];
    const rows = [
      [...member(1, 'G1'), 'to buy seeds and tools', '2026-12-01'],
      [...member(2, 'G1'), 'to buy two cows', '2026-12-02'],
    ];

    it('are errors on the second cell', () => {
      expect(codes(checkGroups(rows, fields), 'error')).toEqual(['groupContradiction I3', 'groupContradiction J3']);
    });

    it('are settled by the first row where she said so', () => {
      const checked = checkGroups(rows, fields, { groups: { takeFirst: ['loanDraft.loanUse'] } });
      expect(codes(checked, 'error')).toEqual(['groupContradiction J3']);
      expect(valuesOf(checked, 'loanUse')).toEqual(['to buy seeds and tools']);
    });

    it('of a name that differs are told, though it ties', () => {
      const byName = FIELDS.filter((field) => field !== 'groupLoanId');
      const rowsByName = [1, 2].map((at) => {
        const values = member(at, 'G1', { groupName: at === 1 ? 'Mujeres Unidas' : 'MUJERES UNIDAS' });
        return values.filter((_, place) => FIELDS[place] !== 'groupLoanId');
      });
      const checked = checkGroups(rowsByName, byName);
      expect(checked.records).toHaveLength(1);
      expect(codes(checked, 'error')).toEqual(['groupContradiction F3']);
    });
  });

  describe('in the photo', () => {
    it('follow the borrowers in their order, with the meaning of the column', () => {
      const rows = [member(1, 'G1', { notPictured: 'oui' }), member(2, 'G1', { notPictured: 'non' })];
      const formats = { 'loanDraft.notPictured': { polarity: 'opposite' } } as const;
      const checked = checkGroups(rows, FIELDS, { formats });
      expect(valuesOf(checked, 'notPictured')).toEqual([false]);
      expect(valuesOf(checked, 'notPictured#2')).toEqual([true]);
    });

    it('say how the column was understood, also where nobody is absent', () => {
      const said = (...texts: readonly string[]) => {
        const rows = texts.map((notPictured, at) => member(at + 1, 'G1', { notPictured }));
        const formats = { 'loanDraft.notPictured': { polarity: 'opposite' } } as const;
        const { findings } = checkGroups(rows, FIELDS, { formats });
        return findings
          .filter(({ code }) => code.startsWith('polarity'))
          .map(({ code, severity, params }) => [code, severity, params['header'], params['shown'], params['count']]);
      };
      expect(said('oui', 'oui')).toEqual([['polarityNobody', 'warning', 'notPictured', 'oui', 2]]);
      expect(said('oui', 'non')).toEqual([['polarityResolved', 'warning', 'notPictured', 'non', 1]]);
    });

    it('known of some members alone is an error for each of the others', () => {
      const checked = checkGroups([member(1, 'G1'), member(2, 'G1', { notPictured: '' }), member(3, 'G1')]);
      expect(codes(checked, 'error')).toEqual(['groupPicturedPartly H3']);
    });

    it('known of nobody is a warning', () => {
      const checked = checkGroups([member(1, 'G1', { notPictured: '' }), member(2, 'G1', { notPictured: '' })]);
      expect(codes(checked, 'error')).toEqual([]);
      expect(codes(checked, 'warning')).toContain('groupNotPictured H2');
    });
  });

  it('need a name', () => {
    const rows = [member(1, 'G1', { groupName: '' }), member(2, 'G1', { groupName: '' })];
    expect(codes(checkGroups(rows), 'error')).toEqual(['groupNameMissing G2']);
  });

  describe('of which PA2 will miss an id', () => {
    const missing = (fields: readonly string[], change: Parameters<typeof check>[3] = {}) => {
      const values: Record<string, CellValue> = { groupClientId: 'GC-1' };
      const rows = [member(1, 'G1'), member(2, 'G1'), member(3, '')].map((row, at) =>
        fields.map((field) => row[FIELDS.indexOf(field)] ?? (at < 2 ? values[field] : '') ?? ''),
      );
      const formats = { 'loanDraft.notPictured': { polarity: 'same' } } as const;
      const { findings, sendable } = check('loanDraft', fields, rows, { formats, ...change });
      expect(sendable).toHaveLength(2);
      return findings
        .filter(({ code }) => code.startsWith('groupId'))
        .map(({ code, severity, row, params }) => [code, severity, row, params['field'], params['other']]);
    };
    const without = (...left: readonly string[]) => FIELDS.filter((field) => !left.includes(field));

    it('say so once a group', () => {
      expect(missing([...FIELDS, 'groupClientId'])).toEqual([]);
      expect(missing(FIELDS)).toEqual([['groupIdMissing', 'warning', 1, 'loanDraft.groupClientId', undefined]]);
      expect(missing([...without('groupLoanId'), 'groupClientId'])).toEqual([
        ['groupIdMissing', 'warning', 1, 'loanDraft.groupLoanId', undefined],
      ]);
      expect(missing(without('groupLoanId'))).toEqual([
        ['groupIdsMissing', 'warning', 1, 'loanDraft.groupLoanId', 'loanDraft.groupClientId'],
      ]);
    });

    it('say it of its members’, where these are the group’s', () => {
      const change = { account: { groupIds: 'members' } } as const;
      expect(missing(without('groupLoanId'), change)).toEqual([]);
      expect(missing(without('clientId'), change)).toEqual([
        ['groupIdMissing', 'warning', 1, 'loanDraft.clientId', undefined],
      ]);
    });
  });

  describe('consent', () => {
    const fields = [...FIELDS, 'waiver'];
    const withWaivers = (...waivers: CellValue[]): CheckedSheet =>
      checkGroups(
        waivers.map((waiver, at) => [...member(at + 1, 'G1'), waiver]),
        fields,
      );

    it.each([
      [['yes', 'yes', 'yes'], [true], [], []],
      [['yes', '', ''], [undefined], [], ['groupConsentPartly I2']],
      [['yes', 'no', ''], [false], ['groupContradiction I3'], ['groupStays 2']],
      [['', 'no', 'yes'], [false], ['groupContradiction I4'], ['groupStays 2']],
      [['no', '', 'no'], [false], [], []],
      [['', '', 'no'], [false], [], []],
      [['no', 'no', 'no'], [false], [], []],
      [['yes', 'yes', ''], [undefined], [], ['groupConsentPartly I2']],
      [['', 'yes', ''], [undefined], [], ['groupConsentPartly I2']],
      [['yes', 'no', 'yes'], [true], ['groupContradiction I3'], ['groupStays 2']],
    ])('of rows that say %j', (waivers, sent, errors, warnings) => {
      const checked = withWaivers(...waivers);
      expect(valuesOf(checked, 'waiver')).toEqual(sent);
      expect(codes(checked, 'error')).toEqual(errors);
      expect(codes(checked, 'warning')).toEqual(expect.arrayContaining(warnings));
    });
  });

  it('take the signature of the first row where all that is the loan’s stands there', () => {
    const fields = [...FIELDS, 'waiver', 'loanUse'];
    const signed = (first: CellValue, second: CellValue, use = ''): CheckedSheet =>
      checkGroups(
        [
          [...member(1, 'G1'), first, 'to buy seeds and tools'],
          [...member(2, 'G1'), second, use],
        ],
        fields,
      );
    expect(valuesOf(signed('yes', ''), 'waiver')).toEqual([true]);
    expect(valuesOf(signed('yes', '', 'to buy seeds and tools'), 'waiver')).toEqual([undefined]);
    expect(valuesOf(signed('', 'yes'), 'waiver')).toEqual([undefined]);
  });

  it('hold a story back for one who did not sign', () => {
    const rows = [
      [...member(1, 'G1'), '', 'They keep goats.'],
      [...member(2, 'G1'), '', ''],
      [...member(3, 'G1'), 'no', ''],
    ];
    const checked = checkGroups(rows, [...FIELDS, 'waiver', 'description']);
    expect(codes(checked, 'error')).toEqual(['waiverNotSigned I4']);
    expect(checked.sendable).toEqual([]);
  });

  describe('that cannot be told whole', () => {
    it('wait with the sheet where a tie cannot be read', () => {
      const checked = checkGroups([member(1, 'G1'), member(2, errorCell('#N/A') as never), member(3, 'G1')]);
      expect(codes(checked, 'error')).toContain('groupTieUnread F3');
      expect(checked.sendable).toEqual([]);
    });

    it('wait with the sheet where a row names a group and has no tie', () => {
      const checked = checkGroups([member(1, 'G1'), member(2, '', { groupName: 'Group G1' }), member(3, 'G1')]);
      expect(codes(checked, 'error')).toContain('groupTieMissing F3');
      expect(checked.sendable).toEqual([]);
    });

    it('take nobody over a row that is left out', () => {
      const rows = [
        [...member(1, 'G1'), ''],
        [...member(2, '', { notPictured: 'no' }), ''],
        [...member(3, 'G2'), 'closed'],
        [...member(4, '', { notPictured: 'no' }), ''],
      ];
      const rowFilter = { header: 'Column 8', column: 8, leaveOut: ['closed'] };
      const checked = checkGroups(rows, [...FIELDS, ''], { groups: { blankTie: 'above' }, rowFilter });
      expect(codes(checked, 'error')).toEqual(['groupHeadLeftOut F5']);
      expect(checked.records[0]?.members?.map(({ row }) => row)).toEqual([1, 2]);
      expect(checked.sendable).toEqual([]);
    });

    it('say which of its rows her filter leaves out', () => {
      const rows = [
        [...member(1, 'G1'), ''],
        [...member(2, 'G1'), 'closed'],
      ];
      const rowFilter = { header: 'Column 8', column: 8, leaveOut: ['closed'] };
      expect(codes(checkGroups(rows, [...FIELDS, ''], { rowFilter }), 'warning')).toContain('groupMemberFiltered F3');
    });

    it('want an amount of each borrower, and to know who they are', () => {
      const checked = checkGroups([
        member(1, 'G1'),
        member(2, 'G1', { amount: '' }),
        member(3, 'G2'),
        member(4, 'G2', { loanId: '', clientId: '', firstName: '', lastName: '', amount: 5 }),
      ]);
      expect(codes(checked, 'error')).toEqual(
        expect.arrayContaining(['groupAmountMissing E3', 'groupMemberUnnamed 5', 'requiredEmpty A5']),
      );
      expect(checked.sendable).toEqual([]);
    });

    it('want every member’s ids where these are to be the group’s', () => {
      const checked = checkGroups([member(1, 'G1', { clientId: '' }), member(2, 'G1')], FIELDS, {
        account: { groupIds: 'members' },
      } as never);
      expect(codes(checked, 'error')).toEqual(['groupMemberId B2']);
    });
  });

  it('are not made of rows without a group beside a name that has no letters', () => {
    const fields = FIELDS.map((field) => (field === 'groupLoanId' ? '' : field));
    const checked = checkGroups([member(1, 'G1', { groupName: '.' }), member(2, ''), member(3, '')], fields);
    expect(checked.records.map(({ row }) => row)).toEqual([1, 2, 3]);
  });

  it('read no total as a borrower where rows have no id of their own', () => {
    const fields = ['firstName', 'amount', 'groupLoanId', 'groupName'];
    const rows = [
      ['Ana', 100, 'G1', 'Umoja'],
      ['Eva', 200, 'G1', 'Umoja'],
      ['Total', 300, '', ''],
    ];
    const checked = checkGroups(rows, fields);
    expect(checked.records.map(({ members }) => members?.length)).toEqual([2]);
    expect(checked.leftOut).toEqual([{ row: 3, reason: 'total' }]);
  });

  describe('one loan id on all rows', () => {
    const rows = [
      member(1, 'G1', { loanId: 'X-1' }),
      member(2, 'G1', { loanId: 'X-1' }),
      member(3, 'G2', { loanId: 'X-2', groupName: 'Other' }),
      member(4, 'G2', { loanId: 'X-2', groupName: 'Other' }),
    ].map((row) => row.map((value, place) => (FIELDS[place] === 'groupLoanId' ? '' : value)));

    it('is one question for the sheet and no error a row', () => {
      const checked = checkGroups(
        rows,
        FIELDS.map((field) => (field === 'groupLoanId' ? '' : field)),
      );
      expect(codes(checked, 'question')).toEqual(['groupSharedId A2']);
      expect(codes(checked, 'error')).toEqual([]);
      expect(checked.sendable).toEqual([]);
    });

    it("is the group's where she says so", () => {
      const fields = FIELDS.map((field) => (field === 'groupLoanId' ? '' : field));
      const checked = checkGroups(rows, fields, { groups: { sharedIds: 'group' } });
      expect(codes(checked, 'error')).toEqual([]);
      expect(valuesOf(checked, 'groupLoanId')).toEqual(['X-1', 'X-2']);
      expect(valuesOf(checked, 'loanId')).toEqual([undefined, undefined]);
      expect(valuesOf(checked, 'loanId#2')).toEqual([undefined, undefined]);
    });

    it("holds the group back where it is the group's and the account sends its members'", () => {
      const fields = FIELDS.map((field) => (field === 'groupLoanId' ? '' : field));
      const account = { groupIds: 'members' } as const;
      const formats = { 'loanDraft.notPictured': { polarity: 'same' } } as const;
      const checked = check('loanDraft', fields, rows, { groups: { sharedIds: 'group' }, account, formats });
      expect(codes(checked, 'error')).toEqual(['groupIdKept A2', 'groupIdKept A4']);
      expect(checked.sendable).toEqual([]);
      expect(checked.findings.find(({ code }) => code === 'groupIdKept')?.params).toMatchObject({ shown: 'X-1' });
    });

    it("is an error for each other member where it is the members'", () => {
      const fields = FIELDS.map((field) => (field === 'groupLoanId' ? '' : field));
      const checked = checkGroups(rows, fields, { groups: { sharedIds: 'members' } });
      expect(codes(checked, 'error')).toEqual(['groupSameId A3', 'groupSameId A5']);
    });
  });

  describe('without a loan id of each member', () => {
    const fields = FIELDS.map((field) => (field === 'loanId' ? '' : field));

    it("are named by the group's own", () => {
      const checked = checkGroups([member(1, 'G1'), member(2, 'G1'), member(3, 'G2')], fields);
      expect(codes(checked, 'error')).toEqual([]);
      expect(checked.recordKey).toEqual(['loanDraft.groupLoanId']);
      expect(checked.sendable).toHaveLength(2);
      expect(checked.sendable[0]?.members?.map(({ identity }) => identity)).toEqual([
        ['G1', 'C-1', 'First 1', 'Last 1'],
        ['G1', 'C-2', 'First 2', 'Last 2'],
      ]);
    });
  });

  describe('with the group on its first row alone', () => {
    const rows = [
      member(1, 'G1'),
      member(2, '', { notPictured: 'yes' }),
      member(3, 'G2'),
      member(4, '', { notPictured: 'no' }),
      member(5, '', { notPictured: 'no' }),
    ];

    it('ask once what the blanks mean', () => {
      const checked = checkGroups(rows);
      expect(codes(checked, 'question')).toEqual(['groupTieBlank F3']);
      expect(checked.findings.find(({ code }) => code === 'groupTieBlank')?.params).toMatchObject({
        count: 3,
      });
    });

    it('belong to the group above where she says so', () => {
      const checked = checkGroups(rows, FIELDS, { groups: { blankTie: 'above' } });
      expect(codes(checked, 'error')).toEqual([]);
      expect(checked.records.map(({ members }) => members?.map(({ row }) => row))).toEqual([
        [1, 2],
        [3, 4, 5],
      ]);
      expect(valuesOf(checked, 'notPictured#2')).toEqual([true, false]);
    });

    it('are loans of their own where she says so', () => {
      const checked = checkGroups(rows, FIELDS, { groups: { blankTie: 'alone' } });
      expect(checked.records).toHaveLength(5);
      expect(codes(checked, 'error')).toContain('groupFieldFilled H3');
    });
  });

  describe('schedules', () => {
    const bind = { scheduleDate: [8, 10], principal: [9, 11] };
    const inColumns = (rows: readonly Row[], more: readonly string[] = []): CheckedSheet => {
      const headers = ['Date 1', 'Principal 1', 'Date 2', 'Principal 2'];
      const bindings = [
        ...FIELDS.map((field, column) => ({ field: `loanDraft.${field}`, header: field, column })),
        ...Object.entries(bind).flatMap(([field, columns]) =>
          columns.map((column, at) => ({
            field: `loanDraft.${field}`,
            header: headers[column - 8] ?? '',
            column,
            index: at + 1,
          })),
        ),
        ...more.map((field, at) => ({ field: `loanDraft.${field}`, header: field, column: 12 + at })),
      ];
      return check('loanDraft', [...FIELDS, ...headers, ...more], rows, {
        bindings,
        formats: { 'loanDraft.notPictured': { polarity: 'same' } },
      });
    };

    it('of each member are summed by date', () => {
      const checked = inColumns([
        [...member(1, 'G1', { amount: 100 }), '2027-01-31', 60.5, '2027-02-28', 39.5],
        [...member(2, 'G1', { amount: 50.3 }), '2027-02-28', 20.1, '2027-03-31', 30.2],
      ]);
      expect(codes(checked, 'error')).toEqual([]);
      expect(valuesOf(checked, 'scheduleDate#3')).toEqual(['2027-03-31']);
      expect(['principal', 'principal#2', 'principal#3'].flatMap((key) => valuesOf(checked, key) as unknown[])).toEqual(
        [60.5, 59.6, 30.2],
      );
    });

    it("on one row are the group's", () => {
      const checked = inColumns([
        [...member(1, 'G1', { amount: 100 }), '', '', '', ''],
        [...member(2, 'G1', { amount: 50 }), '2027-01-31', 100, '2027-02-28', 50],
      ]);
      expect(codes(checked, 'error')).toEqual([]);
      expect(valuesOf(checked, 'principal')).toEqual([100]);
    });

    it('said again on every row are said once', () => {
      const plan = ['2027-01-31', 100, '2027-02-28', 50];
      const checked = inColumns([
        [...member(1, 'G1', { amount: 100 }), ...plan],
        [...member(2, 'G1', { amount: 50 }), ...plan],
      ]);
      expect(codes(checked, 'error')).toEqual([]);
      expect(valuesOf(checked, 'principal#2')).toEqual([50]);
    });

    it('that do not add up to the whole loan are an error', () => {
      const checked = inColumns([
        [...member(1, 'G1', { amount: 100 }), '2027-01-31', 100, '', ''],
        [...member(2, 'G1', { amount: 50 }), '2027-01-31', 40, '', ''],
      ]);
      expect(codes(checked, 'error')).toEqual(['scheduleSum E2']);
      expect(checked.findings.find(({ code }) => code === 'scheduleSum')?.params).toMatchObject({
        sum: '140',
        amount: '150',
      });
    });

    it('of one row are no negative amounts that the others make up for', () => {
      const checked = inColumns([
        [...member(1, 'G1', { amount: 100 }), '2027-01-31', -10, '2027-02-28', 110],
        [...member(2, 'G1', { amount: 100 }), '2027-01-31', 60, '2027-02-28', 40],
      ]);
      expect(codes(checked, 'error')).toEqual(['amountNegative J2']);
      expect(checked.sendable).toEqual([]);
    });

    it('of one row have no more decimals than the currency that stands on another', () => {
      const checked = inColumns(
        [
          [...member(1, 'G1', { amount: 100 }), '2027-01-31', 49.995, '2027-02-28', 50.005, 'KES'],
          [...member(2, 'G1', { amount: 100 }), '2027-01-31', 60.005, '2027-02-28', 39.995, ''],
        ],
        ['currency'],
      );
      expect(codes(checked, 'error')).toEqual([
        'amountDecimals J2',
        'amountDecimals L2',
        'amountDecimals J3',
        'amountDecimals L3',
      ]);
    });

    it('with half an instalment are an error in that row', () => {
      const checked = inColumns([
        [...member(1, 'G1', { amount: 100 }), '2027-01-31', 100, '', ''],
        [...member(2, 'G1', { amount: 50 }), '2027-01-31', 50, '2027-02-28', ''],
      ]);
      expect(codes(checked, 'error')).toEqual(['instalmentHalf L3']);
    });
  });

  it('find a loan that also stands on a row of its own', () => {
    const checked = checkGroups([member(1, 'G1'), member(2, 'G1'), member(3, '', { loanId: 'L-2' })]);
    expect(codes(checked, 'error')).toEqual(['duplicateKey A3']);
    expect(checked.sendable).toEqual([]);
  });

  it('say when two groups look alike', () => {
    const checked = checkGroups([member(1, 'G-1'), member(2, 'g 1')]);
    expect(codes(checked, 'warning')).toContain('groupTieSimilar F3');
  });
});
