import { UniverModel } from '../../src/workbench/univer/univerModel';
import { modelContract } from './modelContract';
import { closeHeadlessUniver, headlessUniver } from './support/headlessUniver';

afterEach(closeHeadlessUniver);

modelContract('Univer', (file) => new UniverModel(headlessUniver(), file), [1225.5, 25.5, '#NAME?']);
