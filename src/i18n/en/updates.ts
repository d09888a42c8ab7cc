/** Of the note that there is another build. */
export const updates = {
  label: 'New version',
  text: 'A new version is available.',
  reload: 'Reload',
  later: 'Not now',
}

export type UpdateWords = typeof updates
