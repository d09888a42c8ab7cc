import { type Contender } from './peers'

type Id = Contender['id']

interface Measured {
  id: Id
  size: number
}

/** All that was measured: by what, whose and at how many nodes, one value a run. */
export class Samples {
  private readonly values = new Map<string, (number | undefined)[]>()

  /** Prints it as well, for whoever watches the bench. */
  add(run: number, id: Id, size: number, measured: object): void {
    const figures = Object.entries(measured).filter(([, value]) => typeof value === 'number')
    const texts = figures.map(([what, value]: [string, number]) => `${what} ${Number(value.toFixed(1))}`)
    console.error(`  ${id}, ${size}: ${texts.join(', ')}`)
    for (const [what, value] of figures as [string, number][]) {
      const key = `${what} ${id} ${size}`
      const known = this.values.get(key) ?? []
      known[run] = value
      this.values.set(key, known)
    }
  }

  /** By run; undefined where a run has no value. */
  runs(what: string, id: Id, size: number): readonly (number | undefined)[] {
    return this.values.get(`${what} ${id} ${size}`) ?? []
  }

  of(what: string, id: Id, size: number): number[] {
    return this.runs(what, id, size).filter((value) => value !== undefined)
  }

  /** How many times as much one is as the other, each time within the same run. */
  ratios(what: string, a: Measured, b: Measured): number[] {
    return this.pairs(what, a, b).flatMap(([value, other]) => (other === 0 ? [] : [value / other]))
  }

  /** How much more one is than the other, each time within the same run. */
  differences(what: string, a: Measured, b: Measured): number[] {
    return this.pairs(what, a, b).map(([value, other]) => value - other)
  }

  private pairs(what: string, a: Measured, b: Measured): [number, number][] {
    const others = this.runs(what, b.id, b.size)
    return this.runs(what, a.id, a.size).flatMap((value, run) => {
      const other = others[run]
      return value === undefined || other === undefined ? [] : [[value, other] as [number, number]]
    })
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const high = sorted[Math.floor(middle)] ?? Number.NaN
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + high) / 2 : high
}
