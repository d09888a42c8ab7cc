import { createElement, lazy, type ComponentType } from 'react'
import { announceLoaded } from '../../lib/loaded'

/** The file of a component could not be loaded: no network, no server, or the file of an older build is gone. */
export class ChunkLoadError extends Error {
  override name = 'ChunkLoadError'
  /** Loads the file again, and rejects when that fails. Once it resolves, rendering the component again shows it. */
  readonly retry: () => Promise<void>
  constructor(cause: unknown, retry: () => Promise<void>) {
    super('a chunk could not be loaded', { cause })
    this.retry = retry
  }
}

/** As React's `lazy`, which would keep the first failure for ever: `Section` retries a component that could not be loaded. */
export function lazyWithRetry<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const createLazy = () =>
    lazy(async () => {
      const component = await load().catch((cause: unknown) => {
        throw new ChunkLoadError(cause, retry)
      })
      announceLoaded()
      return { default: component }
    })
  let Current = createLazy()
  const retry = async () => {
    await load()
    Current = createLazy()
  }
  return (props) => createElement<P>(Current, props)
}
