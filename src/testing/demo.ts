import { instancePath } from '../demo/http/route'
import { type Demo, createDemo } from '../demo/http/server'

/** A Sunday at 13:00 in GMT+8: the night's runs are over, and a live cycle is under way. */
export const NOON_MS = Date.parse('2026-11-22T13:00:00+08:00')

interface DemoRequest {
  job: string
  id?: string
  workspace?: string
  token?: string
  projectId?: string
  signal?: AbortSignal
}

export interface StartedDemo {
  demo: Demo
  origin: string
  ask: (asked: DemoRequest) => Promise<Response>
}

/** A started demo, and a client that signs in as it should unless told otherwise. */
export async function startDemo(clock: () => number = () => NOON_MS): Promise<StartedDemo> {
  const demo = createDemo({ clock, token: 'test-token' })
  const origin = `http://127.0.0.1:${await demo.start()}`
  const ask = ({ job, id = '34765', workspace, token, projectId, signal }: DemoRequest): Promise<Response> =>
    fetch(`${origin}${instancePath({ projectId: projectId ?? demo.projectId, job, id })}`, {
      redirect: 'manual',
      headers: { 'x-auth-token': token ?? demo.token, ...(workspace ? { workspace } : {}) },
      ...(signal ? { signal } : {}),
    })
  return { demo, origin, ask }
}
