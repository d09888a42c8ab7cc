import { type Sample } from './sample'
import { type Soaked } from './soak'

const LEAST_SAMPLES = 6

export interface Check {
  of:
    | 'slope'
    | 'heap'
    | 'nodes'
    | 'listeners'
    | 'documents'
    | 'rss'
    | 'measures'
    | 'screen'
    | 'builds'
    | 'errors'
  what: string
  value: number
  /** The most that is good. */
  limit: number
  unit: string
}

export const isGood = ({ value, limit }: Check): boolean => value <= limit

/** Least squares, and the standard error of the slope. */
function fitLine(points: readonly (readonly [x: number, y: number])[]): { slope: number; error: number } {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [x0, y0] = [mean(0), mean(1)]
  const spread = points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0)
  const slope = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0) / spread
  const missed = points.reduce((sum, [x, y]) => sum + (y - y0 - slope * (x - x0)) ** 2, 0)
  return { slope, error: Math.sqrt(missed / (points.length - 2) / spread) }
}

/** In kB a poll. */
const MOST_SLOPE = 0.05

/**
 * How fast the heap grows. A soak of minutes may find a slope of 0.05 by chance alone; `chance` is how many standard errors it is given
 * for that. What leaks with each poll is far beyond two of them.
 */
export function judgeSlope(samples: readonly Pick<Sample, 'poll' | 'heapKb'>[], chance: number): Check {
  const { slope, error } = fitLine(samples.map(({ poll, heapKb }) => [poll, heapKb]))
  const scatter = ` (${slope.toFixed(4)}, standard error ${error.toFixed(4)}) less ${chance} standard errors`
  return {
    of: 'slope',
    what: `JS heap, slope${chance === 0 ? '' : scatter}`,
    value: slope - chance * error,
    limit: MOST_SLOPE,
    unit: 'kB a poll',
  }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

/** The samples of the last page life, behind its warm-up. */
export function judged({ samples, bornAtPoll, warmUp }: Soaked): Sample[] {
  const last = samples.at(-1)?.life
  return samples.filter(({ life, poll }) => life === last && poll - bornAtPoll >= warmUp)
}

const ofMemory = (samples: readonly Sample[], chance: number): Check[] => {
  const [first, last] = [samples.at(0), samples.at(-1)]
  if (!first || !last || samples.length < LEAST_SAMPLES) throw new Error('Too few samples to judge by.')
  const middle = Math.ceil(samples.length / 2)
  const [early, late] = [samples.slice(0, middle), samples.slice(middle)]
  const most = (of: (sample: Sample) => number, some: readonly Sample[]) => Math.max(...some.map(of))
  const grown = (what: 'nodes' | 'listeners' | 'documents'): Check => ({
    of: what,
    what: `${what}, most of the last half against ${most((one) => one[what], early)} of the first`,
    value: most((one) => one[what], late),
    limit: most((one) => one[what], early),
    unit: '',
  })
  const rss = rssGrowth(samples)
  return [
    judgeSlope(samples, chance),
    {
      of: 'heap',
      what: 'JS heap, last less first',
      value: (last.heapKb - first.heapKb) / 1_000,
      limit: 2,
      unit: 'MB',
    },
    grown('nodes'),
    grown('listeners'),
    grown('documents'),
    ...(rss === null
      ? []
      : [
          {
            of: 'rss' as const,
            what: 'memory of the renderer, last quarter against first',
            value: rss,
            limit: 15,
            unit: '% more',
          },
        ]),
    {
      of: 'measures',
      what: 'performance measures',
      value: most(({ measures }) => measures, samples),
      limit: 0,
      unit: '',
    },
  ]
}

export const judge = (soaked: Soaked, chance: number): Check[] => [
  ...ofMemory(judged(soaked), chance),
  {
    of: 'screen',
    what: 'good answers that the screen is behind at the end',
    value: soaked.behind,
    limit: 1,
    unit: '',
  },
  {
    of: 'builds',
    what: 'new builds that the page did not come back with, or reloads without one',
    value: Math.abs(soaked.done.build - soaked.reloads),
    limit: 0,
    unit: '',
  },
  { of: 'errors', what: 'errors of the page', value: soaked.errors.length, limit: 0, unit: '' },
]

/** By the median of a quarter: the system takes pages back when it likes. Null where it does not tell. */
function rssGrowth(samples: readonly Sample[]): number | null {
  const all = samples.flatMap(({ rssMb }) => rssMb ?? [])
  if (all.length < samples.length) return null
  const quarter = Math.ceil(all.length / 4)
  const before = quantile(all.slice(0, quarter), 0.5)
  return (quantile(all.slice(-quarter), 0.5) / before - 1) * 100
}
