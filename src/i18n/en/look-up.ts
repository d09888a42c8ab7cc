export const lookUp = {
  title: 'Look up a run',
  job: 'Job name',
  id: 'Instance id',
  workspace: 'Workspace id',
  optional: 'optional',
  pasted: 'Or paste an address: of this page, or of the DGC console',
  pastedHint: 'An address of a Nodeline run, or of a DGC console log page',
  noConsole:
    'The address names an instance, but the console gives only the number of its job. Enter the job name.',
  notUnderstood: 'No job and instance can be read from this.',
  go: 'Show the run',
  badJob:
    'A job name has 1 to 128 characters, without slashes or control characters, and is more than one or two dots.',
  badId: 'An instance id is a whole number from 1 to 9223372036854775807.',
  recent: 'Recently opened',
}

export type LookUpWords = typeof lookUp
