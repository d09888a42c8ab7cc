/** Texts of the menu that shares a run. */
export const share = {
  title: 'Share',
  /** The alternative text of the picture. */
  picture: 'The picture that chats show of this link',
  pictureShown: 'Chats show this picture to everyone who gets the link',
  system: 'Share…',
  systemAbout: 'With the apps of this device',
  run: 'Copy link to this run',
  latest: 'Copy link to the latest run',
  latestAbout: (address: string) => `${address}, follows each new run`,
  withView: 'With this view: node, order, filters, zoom, zone',
  summary: 'Copy summary',
  summaryAbout: (lines: number) => `${lines} lines: status, times, counts, what failed`,
  /** In px of the file. */
  image: 'Image of the timeline',
  imageAbout: (width: number, height: number, theme: string) =>
    `PNG, ${width} × ${height}, ${theme.toLowerCase()}`,
  snapshot: 'One-file snapshot',
  snapshotAbout: 'HTML, opens without Nodeline',
  nodes: (n: number, all: number) => `Nodes as shown, ${n} of ${all}`,
  nodesAbout: 'In the order and with the filters of the page',
  save: 'Save',
  copy: 'Copy',
  copied: 'Copied',
  saved: 'Saved',
  notCopied: 'Not copied',
  /** Above a field with the text. */
  refused: 'The browser did not allow copying. Copy it from here:',
  failed: 'That did not work. Try again',
  note: 'Files contain job and node names, times, row counts and log paths.',
}

export type ShareWords = typeof share
