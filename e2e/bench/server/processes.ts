import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** The measured server has a core of its own; the load generator and the demo share the other one. */
export const SERVER_CORE = 0
export const LOAD_CORE = 1
const STOP_MS = 15_000

const running = new Set<ChildProcess>()
process.once('exit', () => running.forEach((child) => child.kill('SIGTERM')))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

export interface Pinned {
  child: ChildProcess
  pid: number
  /** Resolves with the time it took to end, ms. */
  stop: () => Promise<number>
}

/** Starts a program on one core; it ends with the bench. */
export function startOn(
  core: number,
  [command, ...args]: readonly [string, ...string[]],
  { env, ipc = false }: { env?: NodeJS.ProcessEnv; ipc?: boolean } = {},
): Pinned {
  const { PATH, HOME } = process.env
  // taskset becomes the program, so its id and its channel are the program's.
  const child = spawn('taskset', ['-c', String(core), command, ...args], {
    // Not the project root: a developer's .env may name a real DGC.
    cwd: import.meta.dirname,
    env: { PATH, HOME, TZ: 'UTC', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', ...(ipc ? (['ipc'] as const) : [])],
  })
  const { pid } = child
  if (pid === undefined) throw new Error('taskset is missing.')
  running.add(child)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  void ended.then(() => running.delete(child))
  const stop = async (): Promise<number> => {
    const fromMs = performance.now()
    child.kill('SIGTERM')
    await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false }).then(() => child.kill('SIGKILL'))])
    await ended
    return performance.now() - fromMs
  }
  return { child, pid, stop }
}

/** A TypeScript program of this bench, run by the loader of this process. */
export const ownProgram = (file: string): [string, ...string[]] => [
  process.execPath,
  ...process.execArgv,
  new URL(file, import.meta.url).pathname,
]

export function pinMyself(): void {
  execFileSync('taskset', ['-acp', String(LOAD_CORE), String(process.pid)], { stdio: 'ignore' })
}

function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return [pid, ...children.split(' ').filter(Boolean).map(Number)]
}

const TICK_MS = 10

/** User and system time, with a resolution of 10 ms. */
function usedMs(folder: string): number {
  const stat = readFileSync(`${folder}/stat`, 'utf8')
  // The name before it may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** CPU time of the process and its children since the start. */
export const cpuMs = (pid: number): number =>
  familyOf(pid).reduce((sum, one) => sum + usedMs(`/proc/${one}`), 0)

/** CPU time of the first thread, which is the event loop of a Node process. */
export const mainThreadMs = (pid: number): number => usedMs(`/proc/${pid}/task/${pid}`)

export function rssMb(pid: number): number {
  const kb = familyOf(pid).map((one) =>
    Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0),
  )
  return (kb.reduce((sum, some) => sum + some, 0) * 1024) / 1_000_000
}

/** Samples a process every half second until the returned function is called. */
export function watch(pid: number): () => { cpuShare: number; maxRssMb: number } {
  const [fromCpuMs, fromMs] = [cpuMs(pid), performance.now()]
  let maxRssMb = rssMb(pid)
  const timer = setInterval(() => {
    maxRssMb = Math.max(maxRssMb, rssMb(pid))
  }, 500)
  return () => {
    clearInterval(timer)
    const cpuShare = (cpuMs(pid) - fromCpuMs) / (performance.now() - fromMs)
    return { cpuShare, maxRssMb: Math.max(maxRssMb, rssMb(pid)) }
  }
}
