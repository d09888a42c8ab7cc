import { SECOND_MS } from '../../lib/time/units'

/** How often what depends on the time moves on a wall: rarely, so that the screen does not flicker. */
export const WALL_STEP_MS = 5 * SECOND_MS
