import { absencePolarity } from '../../../src/core/cell/absencePolarity';

describe('what a header says of who is in the photo', () => {
  it.each([
    ['Not in photo', 'same'],
    ['No aparece en la foto', 'same'],
    ['N’apparaît pas sur la photo', 'same'],
    ['Absent de la photo', 'same'],
    ['Missing from photo (yes or no)', 'same'],
    ['In photo', 'opposite'],
    ['Apparaît sur la photo (oui ou non)', 'opposite'],
    ['Appears in photo (yes or no)', 'opposite'],
    ['Appears in photo (Y/N)', 'opposite'],
    ['Aparece en la foto (sí o no)', 'opposite'],
    ['Aparece en la foto (S/N)', 'opposite'],
    ['Hidden in photo', 'open'],
    ['Cachée sur la photo', 'open'],
    ['No. in photo', 'open'],
    ['Nº en la foto', 'open'],
    ['N° sur la photo', 'open'],
    ['# in photo', 'open'],
    ['Not missing in photo', 'open'],
    ['Photo (Y/N)', 'open'],
    ['Photo (oui ou non)', 'open'],
  ])('%s: %s', (header, polarity) => expect(absencePolarity(header)).toBe(polarity));
});
