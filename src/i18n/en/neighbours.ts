/** Of the runs before and after a run, and of the address of the latest one. */
export const neighbours = {
  title: 'Runs of this job',
  older: (at: string, status: string) => `Run before: ${at}, ${status}`,
  newer: (at: string, status: string) => `Run after: ${at}, ${status}`,
  steps: { older: 'Run before', newer: 'Run after' },
  noOlder: 'No run before this one is known',
  noNewer: 'This is the newest run',
  all: 'All runs of this job',
  version: 'Version',
  error: 'Error',
  began: (at: string) => `A newer run began at ${at}.`,
  planned: 'There is a newer run.',
  stays: {
    node: 'A node is open here, so this page stays.',
    zoom: 'The time axis is zoomed, so this page stays.',
    filter: 'Nodes are filtered, so this page stays.',
    reading: 'You are reading here, so this page stays.',
  },
  go: 'Go to it',
  stay: 'Stay',
}

export type NeighbourWords = typeof neighbours
