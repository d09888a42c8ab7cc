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
    nextJob: 'Next job',
    previousJob: 'Previous job',
    openJob: 'Open the job',
    latestRun: 'Open its latest run',
    problemJob: 'Next problem',
    star: 'Favourite on or off',
    setAside: 'Set aside until it changes',
    filterJobs: 'Filter jobs',
    wall: 'Wall on or off',
    help: 'This help',
  },
}

export type KeyWords = typeof keys
