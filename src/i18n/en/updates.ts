/** Of the note that there is another build. */
export const updatesEn = {
  label: 'New version',
  text: 'A new version of Nodeline is there.',
  reload: 'Reload',
  later: 'Not now',
}

export type UpdatesCatalogue = typeof updatesEn
