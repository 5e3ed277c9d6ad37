/** One row of config/themes, as on the wire. */
export interface Theme {
  readonly theme_type_id: number;
  readonly theme_type: string;
}

/** Five live values of the contract's section 3, and two practice themes with ids of the sandbox's own. */
export const THEMES: readonly Theme[] = [
  { theme_type_id: 1, theme_type: 'Green' },
  { theme_type_id: 2, theme_type: 'Higher Education' },
  { theme_type_id: 48, theme_type: 'General' },
  { theme_type_id: 63, theme_type: 'Community Impact Loan' },
  { theme_type_id: 105, theme_type: 'Water and Sanitation' },
  { theme_type_id: 9001, theme_type: 'Practice: Agriculture' },
  { theme_type_id: 9002, theme_type: 'Practice: Rural Women' },
];
