/** Of the note that there is another build. */
export const survivalEn = {
  label: 'New version',
  text: 'A new version of Nodeline is there.',
  reload: 'Reload',
  later: 'Not now',
}

export type SurvivalCatalogue = typeof survivalEn
