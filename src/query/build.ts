import { FRESHNESS_HEADERS } from '../contract/config'

let heard: string | null = null
const listeners = new Set<() => void>()

/** Each answer of our server names the build that it serves, good or not. What a proxy in front answers by itself names none. */
export function hearBuild(response: Response): void {
  const build = response.headers.get(FRESHNESS_HEADERS.build)
  if (build === null) return
  heard = build
  for (const listener of listeners) listener()
}

/** The build that was named last; null before any was. */
export const heardBuild = (): string | null => heard

/** Calls back after each answer that names a build, be it another one or not. */
export function onBuild(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
