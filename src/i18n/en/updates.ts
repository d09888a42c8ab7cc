/** Of the note that there is another build. */
export const updates = {
  label: 'New version',
  text: 'A new version of Nodeline is there.',
  reload: 'Reload',
  later: 'Not now',
}

export type UpdateWords = typeof updates
