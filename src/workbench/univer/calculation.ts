import { readHyperlinkFormula } from '../model/formulaValue';
import { UNIVER } from './commandIds';
import type { UniverBook } from './univerBook';
import type { CellMatrix } from './univerSheetFace';

const LONGEST_WAIT = 3000;

const MOVES_VALUES: readonly string[] = [
  UNIVER.setValues,
  UNIVER.moveRange,
  UNIVER.moveRows,
  UNIVER.moveColumns,
  UNIVER.reorder,
  UNIVER.insertRows,
  UNIVER.removeRows,
  UNIVER.insertColumns,
  UNIVER.removeColumns,
];

interface Written {
  readonly cellValue?: CellMatrix;
}

interface CalculationNews {
  readonly functionsExecutedState?: number;
}

/** FormulaExecutedStateType: not executed, and success. */
const FINISHED = [2, 3];

/** Knows whether Univer, which calculates a little later than it changes, still owes values. */
export class Calculation {
  private owed = false;
  private formulas = false;
  private waiting: (() => void)[] = [];

  constructor(private readonly book: UniverBook) {
    book.commands.onCommandExecuted(({ id, params }, options) => {
      if (id === UNIVER.calculationNews) this.hear(params as CalculationNews);
      else if (MOVES_VALUES.includes(id) && !options?.['fromFormula']) this.expect(params as Written);
    });
  }

  /** Another workbook was opened. */
  begin(): void {
    this.owed = false;
    this.formulas = this.book.workbook.getSheets().some((sheet) => computes(sheet.getCellMatrix().getMatrix()));
  }

  /** Resolves when every formula has its value; at the latest after three seconds. */
  async finished(): Promise<void> {
    if (!this.owed) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LONGEST_WAIT);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    this.owed = false;
  }

  private expect({ cellValue = {} }: Written): void {
    this.formulas ||= computes(cellValue);
    this.owed ||= this.formulas;
  }

  private hear({ functionsExecutedState }: CalculationNews): void {
    if (functionsExecutedState === undefined || !FINISHED.includes(functionsExecutedState)) return;
    this.owed = false;
    const { waiting } = this;
    this.waiting = [];
    for (const tell of waiting) tell();
  }
}

/** A link's text is known without calculating. */
const computes = (matrix: CellMatrix): boolean =>
  Object.values(matrix).some((cells) =>
    Object.values(cells ?? {}).some((cell) => cell?.si || (cell?.f && !readHyperlinkFormula(cell.f))),
  );
