import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A process and what it says, line by line. */
export interface StartedProcess {
  child: ChildProcess
  out: string[]
  err: string[]
  /** The first line of its output that fits; rejects when it ends before. */
  line: (pattern: RegExp) => Promise<string>
  /** The exit code, once all it said has been read. */
  ended: Promise<number | null>
}

/** With no other environment than that, and PATH. */
export function startProcess(
  command: string,
  args: readonly string[],
  folder: string,
  env: Record<string, string>,
): StartedProcess {
  const { PATH = '' } = process.env
  const child = spawn(command, args, { cwd: folder, env: { PATH, ...env } })
  const out: string[] = []
  const err: string[] = []
  const waiting = new Set<() => void>()
  const collect = (stream: NodeJS.ReadableStream, lines: string[]): void => {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      for (const look of waiting) look()
    })
  }
  collect(child.stdout, out)
  collect(child.stderr, err)
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const line = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = out.find((text) => pattern.test(text))
        if (found !== undefined) resolve(found)
      }
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`It ended and said: ${[...out, ...err].join('\n')}`)))
    })
  return { child, out, err, line, ended }
}
