import type { ReferenceData, ReferenceEntry } from '../../../src/core/reference/referenceData';

const entry = (value: string | number, name: string, ...otherNames: readonly string[]): ReferenceEntry => ({
  value,
  name,
  otherNames,
});

/** A few of Kiva's entries of each list. */
export const REFERENCE: ReferenceData = {
  activities: [entry(41, 'Poultry'), entry(12, 'Animal Sales'), entry(7, 'Agriculture'), entry(1041, 'Café')],
  themes: [entry(48, 'General'), entry(105, 'Water and Sanitation')],
  locations: [
    entry('Kisumu: Kenya', 'Kisumu: Kenya', 'Kisumu'),
    entry('Usulután: El Salvador', 'Usulután: El Salvador', 'Usulután'),
    entry('San José: Peru', 'San José: Peru', 'San José'),
    entry('San José: Bolivia', 'San José: Bolivia', 'San José'),
  ],
  languages: [
    { ...entry(1, 'English', 'en'), languageCode: 'en' },
    { ...entry(2, 'Spanish', 'es'), languageCode: 'es' },
    { ...entry(3, 'French', 'fr'), languageCode: 'fr' },
    { ...entry(4, 'Indonesian', 'id'), languageCode: 'id' },
  ],
  currencies: [entry('KES', 'KES'), entry('USD', 'USD'), entry('UGX', 'UGX')],
};
