const FORM = /^[\w.-]{8,64}$/

export interface RequestIds {
  /** `given` counts only when a proxy that is trusted has set it. */
  next: (given: string | null | undefined) => string
}

/** Cheap to make: a name of this process, and a number. Two processes differ in `prefix`. */
export function createRequestIds(prefix: string): RequestIds {
  let count = 0
  return {
    next: (given) => {
      if (given !== null && given !== undefined && FORM.test(given)) return given
      count++
      return `${prefix}-${count.toString(36).padStart(4, '0')}`
    },
  }
}
