/** The head of the columns that `measure` writes. */
export const writeMeasureHead = (): void => writeRow('ms of CPU', ['median', 'p95', 'longest'])

/** Writes what CPU time each of so many calls takes, one after the other. */
export async function measure(what: string, times: number, call: (index: number) => unknown): Promise<void> {
  const taken: number[] = []
  for (let index = 0; index < times; index++) {
    const before = process.cpuUsage()
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await call(index)
    const { user, system } = process.cpuUsage(before)
    taken.push((user + system) / 1000)
  }
  taken.sort((a, b) => a - b)
  const at = (share: number): string => (taken[Math.ceil(taken.length * share) - 1] ?? 0).toFixed(2)
  writeRow(what, [at(0.5), at(0.95), at(1)])
}

function writeRow(what: string, figures: readonly string[]): void {
  process.stdout.write(`  ${what.padEnd(44)} ${figures.map((figure) => figure.padStart(7)).join(' ')}\n`)
}
