import { createContext, type ReactNode } from 'react'

/** What a wall that shows a run as one of its pictures says at the foot of each. */
export const WallFootNote = createContext<ReactNode>(null)
