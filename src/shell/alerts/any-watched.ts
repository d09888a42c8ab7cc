import { readShared } from '../../lib/storage'

/** Under this name the device keeps the runs that somebody wants to be told of. */
export const WATCHED = 'watched'

/** Apart from the rest, so that a wall at which nobody ever asked to be told loads none of it. */
export const isAnyWatched = (): boolean => readShared(WATCHED) !== null
