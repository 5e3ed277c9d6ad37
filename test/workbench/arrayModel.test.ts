import { ArrayModel } from '../../src/workbench/model/arrayModel';
import { modelContract } from './modelContract';

modelContract('array engine', (file) => new ArrayModel(file));
