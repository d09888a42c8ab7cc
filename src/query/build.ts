import { FRESHNESS_HEADERS } from '../contract/freshness'

let lastBuild: string | null = null
const listeners = new Set<() => void>()

/** Each answer of our server names the build that it serves, good or not. What a proxy in front answers by itself names none. */
export function recordServerBuild(response: Response): void {
  const build = response.headers.get(FRESHNESS_HEADERS.build)
  if (build === null) return
  lastBuild = build
  for (const listener of listeners) listener()
}

/** The build that was named last; null before any was. */
export const lastServerBuild = (): string | null => lastBuild

/** Calls back after each answer that names a build, be it another one or not. */
export function onServerBuild(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
