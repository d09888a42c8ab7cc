/** Of the page that makes the address of a wall. */
export const wallSetup = {
  title: 'An address for a wall',
  link: 'Make an address for a wall',
  about:
    'A wall shows one run on a screen that nobody touches: large, dark, and for weeks. Open the address on that screen; w or Esc there leads back to the page.',
  run: 'Run',
  pasted: 'Paste an address of a run or of a wall',
  screen: 'Screen',
  zone: 'Time zone',
  lang: 'Language',
  own: 'As that screen’s browser',
  every: 'Refresh every',
  seconds: (n: number) => `${n} s`,
  minutes: (n: number) => `${n} min`,
  auto: 'Auto',
  autoHint: '5 s while it runs, less often while it waits, 1 min when it is over.',
  awake: 'Keep the screen on',
  awakeHint: 'Asks the browser, which may refuse. Needs https.',
  chime: 'Chime when something begins to fail',
  chimeHint:
    'Two soft tones, once. Browsers want one click on the page first, unless they are told otherwise.',
  address: 'Address',
  copy: 'Copy the address',
  open: 'Open',
  incomplete: 'Name a job and an instance, and their address stands here.',
  preview: 'Preview',
  previewOf: (width: number, height: number) => `This run as a screen of ${width} × ${height} shows it now`,
  previewNone: 'What the wall will show is drawn here.',
  previewFailed: (why: string) => `There is no picture: ${why}`,
}

export type WallSetupWords = typeof wallSetup
