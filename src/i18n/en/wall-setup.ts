/** Of the page that makes the address of a wall. */
export const wallSetup = {
  title: 'Wall address',
  link: 'Create a wall address',
  about:
    'A wall shows one run on an unattended screen: large, dark, and for weeks. Open the address on that screen; press w or Esc there to return to the page.',
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
  autoHint: '5 s while it runs, less often while it waits, 1 min after it has ended.',
  awake: 'Keep the screen on',
  awakeHint: 'Asks the browser, which may refuse. Needs https.',
  chime: 'Chime when something begins to fail',
  chimeHint:
    'Two soft tones, once. Browsers require one click on the page first, unless configured otherwise.',
  address: 'Address',
  copy: 'Copy the address',
  open: 'Open',
  incomplete: 'Enter a job and an instance to get the address.',
  preview: 'Preview',
  previewOf: (width: number, height: number) => `This run as a screen of ${width} × ${height} shows it now`,
  previewNone: 'The preview of the wall appears here.',
  previewFailed: (why: string) => `No preview: ${why}`,
}

export type WallSetupWords = typeof wallSetup
