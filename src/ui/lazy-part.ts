import { createElement, lazy, type ComponentType } from 'react'

/** The file of a part could not be loaded: there is no network, no server, or no such file any more. */
export class MissingPart extends Error {
  override name = 'MissingPart'
  /** Rejects when it cannot be loaded now either. After it is done, drawing the part anew shows it. */
  readonly loadAgain: () => Promise<void>
  constructor(cause: unknown, loadAgain: () => Promise<void>) {
    super('a part could not be loaded', { cause })
    this.loadAgain = loadAgain
  }
}

/** As React's `lazy`, but a failure is not for ever: React keeps the first answer of a loader, be it good or bad. */
export function lazyPart<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const fresh = () =>
    lazy(async () => {
      const part = await load().catch((cause: unknown) => {
        throw new MissingPart(cause, loadAgain)
      })
      return { default: part }
    })
  let Part = fresh()
  const loadAgain = async () => {
    await load()
    Part = fresh()
  }
  return (props) => createElement<P>(Part, props)
}
