import { s } from '../../lib/number'

/** Texts of the preview that a chat shows of a link. */
export const preview = {
  plan: 'plan',
  onTime: 'on time',
  late: (by: string) => `${by} late`,
  early: (by: string) => `${by} early`,
  ran: 'ran',
  soFar: 'so far',
  asOf: 'as of',
  /** Before the name of a failed node. */
  at: 'at',
  /** Before, the number of finished nodes, and after. */
  nodes: (done: string, all: string): readonly [string, string, string] => [
    '',
    done,
    ` of ${all} node${s(all)}`,
  ],
  /** Before, the expected end, and after. */
  endsAbout: (time: string): readonly [string, string, string] => ['ends about ', time, ''],
  instance: (id: string) => `Instance ${id}`,
  newest: {
    latest: 'Latest run',
    'latest-failed': 'Latest failed run',
    'latest-success': 'Latest successful run',
  },
  picture: (title: string, instance: string) => `${title}, ${instance}: timeline of its nodes`,
  nameOnly: (job: string, instance: string) => `${job}, ${instance}`,
}

export type PreviewWords = typeof preview
