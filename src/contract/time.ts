/** The largest time that a Date can hold. */
export const MAX_DATE_MS = 8.64e15
