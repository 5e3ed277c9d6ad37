import type { SheetSetup } from './setup';

/** A sheet's columns and which of them hold what, as far as pickers need to know. */
export type PickedColumns = Pick<
  SheetSetup,
  'columns' | 'mapping' | 'missing' | 'proposals' | 'outline' | 'headerRow' | 'table'
>;
