/** Of a run that DGC no longer has. */
export const kept = {
  label: 'Kept by Nodeline',
  text: (at: string) => `DGC no longer has this instance. Shown: what Nodeline kept, seen ${at}.`,
}

export type KeptWords = typeof kept
