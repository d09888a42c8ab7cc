import { s } from '../../lib/number'

/** Texts of what leaves the page as a picture: the file of a run, and the image of its timeline. */
export const snapshot = {
  save: 'Save',
  about:
    'What the page shows now, in one file. It opens without Nodeline, asks for nothing and does not change.',
  withoutPaths: 'Without log paths',
  withoutNames: 'Without names of people',
  leavesOut: 'The raw answer may hold them and is left out too. Names in lines of logs stay.',
  preparing: 'Reading error lines and the raw answer',
  saved: (name: string, size: string) => `Saved: ${name}, ${size}`,
  notSaved: 'The file could not be made',

  band: (time: string) => `Snapshot of ${time}, not live`,
  title: (job: string, id: string, time: string) => `${job} ${id}: snapshot of ${time}`,
  savedAt: (time: string) => `saved ${time}`,
  takenBy: (user: string) => `by ${user}`,
  build: (build: string) => `Nodeline, build ${build}`,
  later: 'What happened later is not in this file.',
  openLive: 'Open the live run',
  asOf: (clock: string) => `as of ${clock}`,
  filtered: (filters: string) => `Filters: ${filters}`,
  filterText: (text: string) => `text “${text}”`,
  retried: (n: string) => `retried ${n} time${s(n)}`,
  until: (from: string, to: string) => `${from} to ${to}`,
  line: (n: string) => `L${n}`,
  moreFailed: (n: string) => `${n} more failed node${s(n)}, without ${n === '1' ? 'its' : 'their'} log here`,
  pathLeftOut: 'log path left out',
  logPaths: (n: string) => `Log paths of ${n} node${s(n)}`,
  nodes: 'Nodes',
  moreNodes: (n: string) => `The other ${n} nodes, without bars`,
  moreRows: (n: string) => `+${n} node${s(n)}`,
  rawTitle: 'Raw answer of DGC',
  rawAbout: 'as DGC sent it when this file was saved',
  rawTooLarge: 'The raw answer is left out: with it the file would be larger than 10 MB.',
  rawPrivate: 'The raw answer is left out: it may hold log paths and names.',
  rawUnread: 'The raw answer could not be read when this file was saved.',
}

export type SnapshotWords = typeof snapshot
