/** Of the band above a picture that grows old. */
export const freshnessEn = {
  label: 'Old data',
  noNews: (since: string) => `No news for ${since}.`,
  asOf: (clock: string) => `This is the picture as of ${clock}.`,
  why: {
    offline: 'This computer is offline.',
    server_unreachable: 'The Nodeline server does not answer.',
    gone: 'DGC does not know this instance any more.',
  },
  /** A title, where a sentence stands. */
  sentence: (title: string) => `${title}.`,
  missed: (n: number) => `${n} look${n === 1 ? '' : 's'} missed`,
  nextTry: (wait: string) => `next try in ${wait}`,
  trying: 'trying now',
  tryNow: 'Try now',
  signIn: 'Sign in',
  was: (word: string) => `was ${word.toLowerCase()}`,
  asOfShort: (clock: string) => `as of ${clock}`,
}

export type FreshnessCatalogue = typeof freshnessEn
