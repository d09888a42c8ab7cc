/** The fields that any published version of ShowJobInstance documents, by object. Any other is a finding. */
export const RUN_FIELDS: ReadonlySet<string> = new Set([
  'jobName',
  'instanceId',
  'status',
  'planTime',
  'startTime',
  'endTime',
  'executeTime',
  'total',
  'nodes',
  'instanceType',
  'forceSuccess',
  'ignoreSuccess',
])

/** A node carries the two success flags in no document, yet DGC's own wording of them is a filter's: taken as known. */
export const NODE_FIELDS: ReadonlySet<string> = new Set([
  'nodeName',
  'status',
  'planTime',
  'startTime',
  'endTime',
  'type',
  'retryTimes',
  'instanceId',
  'inputRowCount',
  'speed',
  'logPath',
  'queue',
  'forceSuccess',
  'ignoreSuccess',
])
