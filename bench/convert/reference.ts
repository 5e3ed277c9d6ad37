import type { ReferenceData, ReferenceEntry } from '../../src/core/reference/referenceData';

const ACTIVITIES =
  'Agriculture;Animal Sales;Bakery;Barber Shop;Beauty Salon;Bicycle Repair;Butcher Shop;Cafe;Carpentry;Cattle;Cereals;' +
  'Clothing Sales;Dairy;Electrical Goods;Farm Supplies;Fish Selling;Food Market;Fruits & Vegetables;Furniture Making;' +
  'General Store;Grocery Store;Home Energy;Livestock;Motorcycle Transport;Pharmacy;Pigs;Poultry;Restaurant;Sewing;Weaving';
const PLACES =
  'Eldoret;Kisumu;Kitale;Nakuru;Bungoma;Kakamega;Webuye;Likoni;Mtwapa;Kilifi;Siaya;Bomet;Kericho;Narok;Nyeri;Embu;' +
  'Meru;Thika;Machakos;Garissa';

/**
 * Kiva's lists as they are in the bench: made up, but as long as a partner's own. Each entrant makes its own: what one does
 * with a text (a schema makes keys of them) changes how engines keep it, and with it the others' time.
 */
export const referenceLists = () =>
  ({
    activities: ACTIVITIES.split(';').map((name, at) => entry(at + 1, name)),
    locations: PLACES.split(';').map((town) => ({ ...entry(`${town}, Kenya`, `${town}, Kenya`), otherNames: [town] })),
    languages: [
      { ...entry(1, 'English'), languageCode: 'en' },
      { ...entry(2, 'Spanish'), languageCode: 'es' },
      { ...entry(3, 'French'), languageCode: 'fr' },
    ],
    currencies: ['USD', 'KES', 'PEN', 'XOF'].map((code) => entry(code, code)),
  }) satisfies ReferenceData;

function entry<Value extends string | number>(value: Value, name: string): ReferenceEntry & { readonly value: Value } {
  return { value, name, otherNames: [] };
}
