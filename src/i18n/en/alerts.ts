/** Of what tells of a run: notifications, the chime of a wall, and the button that leads to one. */
export const alerts = {
  notify: 'Notify me',
  notifyHint: 'Notify me when something begins to fail, and when this run ends',
  notifying: 'You are notified when something begins to fail, and when this run ends. Press to stop',
  notes: {
    on: 'You are told once when something begins to fail and once when the run ends, for as long as this page is open in a tab.',
    over: 'This run is over: there is nothing more to tell. When it runs again, you can be told of that.',
    insecure:
      'Browsers notify only for pages that come by https or from this computer. This one came by plain http.',
    absent:
      'This browser has no notifications for pages like this one. The title and the icon of the tab tell the status.',
    denied:
      'This browser refuses notifications of this site. Allow them in its settings for the site, beside the address, then press again.',
    dismissed: 'The browser was given no answer, so it does not notify. Press again to be asked again.',
  },
  close: 'Close this note',
  wall: 'Wall',
  wallHint: 'Make an address that shows this run on a wall',
  comma: ', ',
  titled: (title: string, text: string) => `${title}: ${text}`,
  failed: (n: number) => (n === 1 ? 'Failed node' : `${n} nodes failed`),
  more: (n: number) => `+${n}`,
  instance: (id: string) => `Instance ${id}`,
  ran: (span: string) => `ran ${span}`,
  soundNeedsClick: 'Sound needs one click',
  noSound: 'This browser plays no sound',
}

export type AlertWords = typeof alerts
