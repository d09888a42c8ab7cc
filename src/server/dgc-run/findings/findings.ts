import { type Finding } from '../../../contract/findings'
import { type RunRef } from '../../../contract/run-ref'
import { findDuplicateKeys, findForeignIds } from './identity'
import { type ReadRun } from './parts'
import {
  findEarlyStart,
  findEndBeforeStart,
  findExecuteTimeMismatch,
  findMissingTimes,
  findOutsideWindow,
  findPlanMismatch,
  findUnfinishedEnds,
} from './times'
import {
  findStatusContradiction,
  findUnusableLogPaths,
  findDuplicateNames,
  findFieldProblems,
  findUndocumentedFields,
  findUnknownStatuses,
  findUnknownTypes,
} from './words'
import { type WireRun } from '../wire'

/** All findings, each kind once for all the nodes that it concerns: identity first, then times, then the rest. */
export function findContradictions(ref: RunRef, wire: WireRun, read: ReadRun): Finding[] {
  return [
    ...findDuplicateKeys(ref, wire, read),
    ...findForeignIds(ref, wire, read),
    ...findOutsideWindow(read),
    ...findStatusContradiction(read),
    ...findPlanMismatch(wire, read),
    ...findEarlyStart(wire),
    ...findExecuteTimeMismatch(wire),
    ...findFieldProblems(wire, read, 'seconds'),
    ...findFieldProblems(wire, read, 'far-future'),
    ...findEndBeforeStart(wire, read),
    ...findFieldProblems(wire, read, 'unreadable'),
    ...findMissingTimes(read),
    ...findUnfinishedEnds(wire, read),
    ...findDuplicateNames(read),
    ...findUnknownStatuses(read),
    ...findUnknownTypes(read),
    ...findUndocumentedFields(wire),
    ...findUnusableLogPaths(read),
  ]
}
