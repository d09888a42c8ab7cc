/** Why a job has no definition. */
export const noDefinition = {
  forbidden: 'no rights',
  unreadable: 'not readable',
  forbiddenTip: 'This server has no right to read the definition of the job, so its schedule is not known',
  unreadableTip: 'DGC gives no definition of the job that can be read, so its schedule is not known',
}

export type NoDefinitionWords = typeof noDefinition
