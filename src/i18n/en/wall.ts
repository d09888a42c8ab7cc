import { s } from '../../lib/number'
import { type Status } from '../../contract/status'

/** Of a wall. What it shares with the page for readers stands there. */
export const wall = {
  label: 'Wall',
  demo: 'Demo data',
  age: (since: string) => `data ${since} old`,
  nodes: 'Nodes',
  times: 'Times of the run',
  end: 'End',
  notYet: 'not yet',
  notKnown: 'not known',
  total: 'Total',
  ranAt: (clock: string) => `ran, at ${clock}`,
  /** Many nodes in one row; `more` when others of them have rows of their own. */
  combined: {
    finished: (n: string, more: boolean) => (more ? `${n} more finished` : `${n} finished, collapsed`),
    waiting: (n: string, more: boolean) => (more ? `${n} more waiting` : `${n} waiting, collapsed`),
  },
  /** Of those in one row. */
  stopped: (n: string) => `${n} of them cancelled`,
  page: (page: number, pages: number) => `${page} / ${pages}`,
  /** Nodes that no page shows. */
  left: (n: string) => `${n} node${s(n)} not shown`,
  noNodes: 'This run has no nodes.',
  ranked: {
    fail: 'failed',
    'running-exception': 'exception',
    unknown: 'unknown',
    'manual-stop': 'cancelled',
    running: 'running',
    pause: 'paused',
    freeze: 'frozen',
    'waiting-confirm': 'to be confirmed',
    waiting: 'waiting',
    ignoreSuccess: 'ignored',
    forceSuccess: 'forced',
    success: 'success',
    skip: 'skipped',
  } satisfies Record<Status, string>,
}

export type WallWords = typeof wall
