import type { FieldKind } from '../catalogue/field';
import { amountReader } from './read/amountReader';
import { countReader } from './read/countReader';
import { dateReader } from './read/dateReader';
import { filterReader } from './read/filterReader';
import { genderReader } from './read/genderReader';
import { idReader } from './read/idReader';
import { photoReader } from './read/photoReader';
import { rateReader } from './read/rateReader';
import { referenceReader } from './read/referenceReader';
import { frequencyReader, interestMethodReader, ratePeriodReader } from './read/termReaders';
import { textReader } from './read/textReader';
import { webAddressReader } from './read/webAddressReader';
import { yesNoReader } from './read/yesNoReader';
import type { ReaderFactory } from './reading';

/** One reader for each field kind. A reference stays the text it is until it is looked up in Kiva's lists. */
export const READERS: Readonly<Record<FieldKind, ReaderFactory>> = {
  id: idReader,
  text: textReader,
  amount: amountReader,
  date: dateReader,
  yesNo: yesNoReader,
  gender: genderReader,
  reference: referenceReader,
  photo: photoReader,
  webAddress: webAddressReader,
  filter: filterReader,
  count: countReader,
  rate: rateReader,
  frequency: frequencyReader,
  ratePeriod: ratePeriodReader,
  interestMethod: interestMethodReader,
};
