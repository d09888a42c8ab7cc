export const keys = {
  title: 'Keyboard shortcuts',
  on: 'Single-key shortcuts',
  about: 'They do nothing while you type. You can switch them off here.',
  list: {
    next: 'Next node',
    previous: 'Previous node',
    open: 'Open the node',
    close: 'Close',
    log: 'Log of the node',
    problem: 'Next problem',
    fit: 'Fit the whole run',
    zoom: 'Zoom in, zoom out, fit',
    pan: 'Move the zoomed window',
    filter: 'Filter nodes',
    wall: 'Wall on or off',
    help: 'This help',
  },
}

export type KeyWords = typeof keys
