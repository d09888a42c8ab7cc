import { type ChildProcess, fork } from 'node:child_process'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { DemoReady } from '../contract/demo'

export interface DemoProcess extends DemoReady {
  stop: () => void
  /** Called when the demo ends without being stopped. */
  onEnd: (listener: () => void) => void
}

/**
 * Starts the demo DGC as a process of its own, as strange to this one as the real service: nothing of it is imported.
 * Beside the built `main.js` it is `demo.js`; in development it is source and runs by the same loader (`execArgv`).
 */
export async function startDemo(
  mainFile: string,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
): Promise<DemoProcess> {
  const folder = dirname(mainFile)
  const file = mainFile.endsWith('.ts') ? join(folder, '..', 'demo', 'main.ts') : join(folder, 'demo.js')
  const child = fork(file, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ready = await whenReady(child)
  let isStopping = false
  return {
    ...ready,
    stop: () => {
      isStopping = true
      child.kill('SIGTERM')
    },
    onEnd: (listener) => child.once('exit', () => isStopping || listener()),
  }
}

function whenReady(child: ChildProcess): Promise<DemoReady> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => reject(new Error('The demo DGC ended before it was ready.')))
    child.on('message', (message) => {
      const ready = v.safeParse(DemoReady, message)
      if (ready.success) resolve(ready.output)
    })
  })
}
