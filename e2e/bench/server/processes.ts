import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

/** What is measured has a core for itself; whatever asks it, and whatever it asks, share the other one. */
export const SERVER_CORE = 0
export const LOAD_CORE = 1
const STOP_MS = 15_000

const running = new Set<ChildProcess>()
// nginx is ended politely, since its workers would outlive a killed master.
process.once('exit', () => running.forEach((child) => child.kill('SIGTERM')))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

export interface Pinned {
  child: ChildProcess
  pid: number
  /** Resolves with how long it took to end. */
  stop: () => Promise<number>
}

/** Starts a program on one core; it ends with the bench, whatever ends that. */
export function startOn(
  core: number,
  [command, ...args]: readonly [string, ...string[]],
  { env, ipc = false }: { env?: NodeJS.ProcessEnv; ipc?: boolean } = {},
): Pinned {
  const { PATH, HOME } = process.env
  // taskset becomes the program, so its id and its channel are the program's.
  const child = spawn('taskset', ['-c', String(core), command, ...args], {
    // Not the root: a developer's .env names a real DGC.
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

/** Another program of this bench, in TypeScript, through the loader that runs this one. */
export const ownProgram = (file: string): [string, ...string[]] => [
  process.execPath,
  ...process.execArgv,
  new URL(file, import.meta.url).pathname,
]

export function pinMyself(): void {
  execFileSync('taskset', ['-acp', String(LOAD_CORE), String(process.pid)], { stdio: 'ignore' })
}

export const isThere = (command: string): boolean =>
  spawnSync(command, ['-v'], { stdio: 'ignore' }).error === undefined

function familyOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  return [pid, ...children.split(' ').filter(Boolean).map(Number)]
}

const TICK_MS = 10

/** User and system time, to ten milliseconds. */
function usedMs(folder: string): number {
  const stat = readFileSync(`${folder}/stat`, 'utf8')
  // The name before it may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

/** Of all its threads and its workers, since it began. */
export const cpuMs = (pid: number): number =>
  familyOf(pid).reduce((sum, one) => sum + usedMs(`/proc/${one}`), 0)

/** Of its first thread alone: in a Node process, the one that answers. */
export const mainThreadMs = (pid: number): number => usedMs(`/proc/${pid}/task/${pid}`)

export function rssMb(pid: number): number {
  const kb = familyOf(pid).map((one) =>
    Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1] ?? 0),
  )
  return (kb.reduce((sum, some) => sum + some, 0) * 1024) / 1_000_000
}

/** Looks at a process every half second, until asked what it has seen. */
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

/** How much of the server's core is in use while nothing of this bench runs: what others take from all contenders. */
export async function othersShare(): Promise<number> {
  const times = () => {
    const { user = 0, nice = 0, sys = 0, irq = 0, idle = 0 } = cpus()[SERVER_CORE]?.times ?? {}
    return { idle, all: user + nice + sys + irq + idle }
  }
  const before = times()
  await sleep(400)
  const after = times()
  return 1 - (after.idle - before.idle) / Math.max(1, after.all - before.all)
}
