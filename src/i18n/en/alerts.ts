/** Of what tells of a run: notifications, the chime of a wall, and the button that leads to one. */
export const alerts = {
  notify: 'Notify me',
  notifyHint: 'Notify me when something begins to fail, and when this run ends',
  notifying: 'You are notified when something begins to fail, and when this run ends. Press to stop',
  notes: {
    on: 'You are notified once when something begins to fail and once when the run ends, as long as this page is open in a tab.',
    over: 'This run has ended, so there is nothing more to notify. You can subscribe again when it is rerun.',
    insecure:
      'Browsers show notifications only for pages loaded over https or from this computer. This page was loaded over http.',
    absent:
      'This browser does not support notifications here. The title and icon of the tab show the status.',
    denied:
      'This browser blocks notifications from this site. Allow them in the site settings beside the address bar, then press again.',
    dismissed: 'The permission request was not answered. Press again to be asked again.',
  },
  close: 'Close this note',
  wall: 'Wall',
  wallHint: 'Create an address that shows this run on a wall',
  titled: (title: string, text: string) => `${title}: ${text}`,
  failed: (n: number) => (n === 1 ? 'Failed node' : `${n} nodes failed`),
  more: (n: number) => `+${n}`,
  instance: (id: string) => `Instance ${id}`,
  ran: (span: string) => `ran ${span}`,
  soundNeedsClick: 'Sound needs one click',
  noSound: 'This browser cannot play sound',
}

export type AlertWords = typeof alerts
