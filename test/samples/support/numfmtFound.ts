import { findNumfmt } from '../../../src/commands/findNumfmt';

// Imported before whatever asks for numfmt, which Node does not find by itself.
findNumfmt();
