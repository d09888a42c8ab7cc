/** Why it is not known when a job runs. */
export const noDefinition = {
  forbidden: 'no rights',
  unreadable: 'not readable',
  forbiddenTip: 'This server has no right to read the definition of the job, so its schedule is not known',
  unreadableTip: 'DGC gives no definition of the job that can be read, so its schedule is not known',
  notUnderstoodTip:
    'Nodeline does not understand this schedule or its time zone, so planned and missing runs are not known',
}

export type NoDefinitionWords = typeof noDefinition
