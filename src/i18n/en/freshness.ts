import { s } from '../../lib/number'

/** Of the band above a picture that grows old. */
export const freshness = {
  label: 'Old data',
  noAnswer: (since: string) => `No answer for ${since}.`,
  /** While the picture may still pass for the present. */
  shown: (clock: string) => `Shown: data of ${clock}.`,
  asOf: (clock: string) => `Data as of ${clock}.`,
  why: {
    offline: 'This computer is offline.',
    server_unreachable: 'The Nodeline server cannot be reached.',
    gone: 'DGC no longer has this instance.',
  },
  offlineTitle: 'This computer is offline',
  offlineText: 'The page refreshes as soon as the network is back.',
  /** A title, where a sentence stands. */
  sentence: (title: string) => `${title}.`,
  missed: (n: number) => `${n} poll${s(n)} missed`,
  nextTry: (wait: string) => `next try in ${wait}`,
  trying: 'trying now',
  tryNow: 'Try now',
  signIn: 'Sign in',
  asOfShort: (clock: string) => `as of ${clock}`,
}

export type FreshnessWords = typeof freshness
