/** Texts of the replay of a run: how it was at a moment. Times are passed as text. */
export const replay = {
  title: (at: string) => `${at} replay`,
  lead: (at: string) => `Replay: the run as it was at ${at}.`,
  leadEnd: (at: string) => `Replay: the end of the run, ${at}.`,
  about:
    'Worked out from start and end times. DGC keeps no history of retries, rows or pauses, so these stay empty.',
  endedSince: 'The run has ended meanwhile.',
  copyLabel: (at: string) => `Copy the link to ${at}`,
  leave: 'Leave replay',
  stepBack: 'Previous event',
  stepOn: 'Next event',
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed of the replay',
  moment: 'Moment of the replay',
  drag: 'drag to replay',
  replayed: 'Replayed',
  byThen: 'by then',
  forecastThen: 'Forecast then',
  forecastLegend: 'forecast then',
  ended: (at: string) => `ended ${at}`,
  notEnded: 'not ended yet',
  totalThen: 'Total by then',
  logLater: 'written after this moment',
  hint: ', and . step from event to event · Space plays',
}

export type ReplayWords = typeof replay
