export const demo = {
  title: 'What the demo shows',
  about: 'Runs that the built-in demo DGC makes up, each with what it is an example of.',
  none: 'This server reads a real DGC and has no demo data.',
  wall: 'A wall of all report jobs: during a day some fail, hang or start late',
  everyState: 'A wall of 30 jobs that shows every state within twelve minutes',
  badNight: 'The morning after a night in which 12 of 30 jobs failed, with three errors',
  groups: {
    pipeline: 'A nightly pipeline',
    insight: 'Why runs wait, what is unusual, when they end',
    logs: 'Logs of nodes',
    states: 'Every state of a run',
    size: 'Large runs',
    contradictions: 'Contradictory answers',
    faults: 'Faults of the service',
    captured: 'Captured answers',
  },
}

export type DemoWords = typeof demo
