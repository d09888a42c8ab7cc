import { s } from '../../lib/number'

const nodes = (n: number) => `${n} node${s(n)}`

/** Texts of the graph of a run. */
export const graph = {
  title: 'Graph',
  label: (n: number) => `Dependencies of ${nodes(n)}`,
  asDrawn: (version: string) => `as its author drew it, ${version}`,
  placed: (version: string) => `placed by Nodeline, ${version}`,
  noEdges: 'without edges: they form a cycle',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show the whole graph',
  before: (n: number) => `${n} before`,
  after: (n: number) => `${n} after`,
  holdsUp: (n: number) => `holds up ${nodes(n)}`,
  onlyIf: (expression: string) => `Only if ${expression}`,
  expected: (start: string, time: string) => `${start}, for ${time}`,
  tooMany: (n: number, most: number) => `${n} nodes are too many to draw. Filter them to at most ${most}.`,
  reading: 'Reading the definition of the version that ran.',
  legend: {
    running: 'running, with its share of the usual time',
    notRun: 'has not run',
    path: (n: number) => `critical path, ${nodes(n)}`,
    condition: 'conditional',
  },
  hint: 'Arrow keys follow the edges · Enter details · l log · drag pans · Ctrl + wheel zooms',
  hintTouch: 'Drag pans, two fingers zoom',
}

export type GraphWords = typeof graph
