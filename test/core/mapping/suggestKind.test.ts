import { RECORD_KINDS } from '../../../src/core/catalogue';
import type { RecordKindId } from '../../../src/core/catalogue/recordKind';
import { suggestKind } from '../../../src/core/mapping/suggestKind';

const BORROWER = ['Loan ID', 'Client ID', 'First name', 'Last name', 'Gender', 'Town', 'Disbursal date'];

describe('suggestKind', () => {
  it.each<[string, readonly string[], RecordKindId]>([
    ['loans in English', [...BORROWER, 'Loan amount', 'Loan use', 'Activity', 'Date 1', 'Principal 1'], 'loanDraft'],
    ['few columns of loans', ['Loan ID', 'First name', 'Last name', 'Loan amount'], 'loanDraft'],
    ['loans in Spanish', ['ID préstamo', 'Nombre', 'Apellido', 'Actividad', 'Uso del préstamo'], 'loanDraft'],
    ['repayments', ['Loan ID', 'Client ID', 'Principal repaid'], 'repayment'],
    ['repayments beside all of a borrower', [...BORROWER, 'Loan amount', 'Principal paid', 'Balance'], 'repayment'],
    ['repayments in Spanish', ['ID préstamo', 'ID cliente', 'Nombre', 'Capital pagado', 'Saldo'], 'repayment'],
    ['repayments in French', ['N° de prêt', 'Nom', 'Prénom', 'Capital remboursé'], 'repayment'],
    ['journals', ['Loan ID', 'Client ID', 'Subject', 'Journal text'], 'journal'],
    ['journals with names', ['Loan ID', 'First name', 'Last name', 'Title', 'Update'], 'journal'],
    ['journals in Spanish', ['ID préstamo', 'Asunto', 'Seguimiento', 'URL foto'], 'journal'],
  ])('tells %s', (_, headers, kind) => {
    const fallback = kind === 'journal' ? 'repayment' : 'journal';
    expect(suggestKind([headers], fallback)).toBe(kind);
    expect(suggestKind([['Seguimiento'], [], ['Umoja SACCO', '', 'May'], headers], fallback)).toBe(kind);
  });

  it.each<[string, readonly string[]]>([
    ['no word that it knows', ['a', 'b', '1']],
    ['only what every kind has', ['Loan ID', 'Client ID']],
    ['only what can mean two kinds', ['Loan ID', 'Amount', 'Photo URL']],
    ['as much of two kinds', ['Loan ID', 'Principal repaid', 'Journal text']],
    ['nothing', []],
  ])('falls back where the headers hold %s', (_, headers) => {
    expect(suggestKind([headers])).toBe('repayment');
    for (const { id } of Object.values(RECORD_KINDS)) expect(suggestKind([headers], id)).toBe(id);
  });
});

it('reads headers of two rows together', () => {
  const texts = [
    ['Client', '', 'Principal', ''],
    ['ID', 'Loan ID', 'Due', 'paid'],
    ['C-1', 'L-1', '5', '6'],
  ];
  expect(suggestKind(texts, 'loanDraft')).toBe('repayment');
});
