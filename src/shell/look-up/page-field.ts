import { createContext } from 'react'

/** Its value is a ref, which holds the field of a page that shows the look-up itself; without one a dialog opens. */
export const PageFieldContext = createContext<{ current: HTMLInputElement | null }>({ current: null })
