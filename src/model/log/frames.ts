/** The lines that a stack consists of. All take a text without its prefix. */

const FRAME =
  /^(?:at\s+(?:async |new )?[\w.$<>/@[\]-]{2,300}\s?\(|at\s+[\w$]+(?:\.[\w$<>]+){2,30}|\.\.\. \d{1,6} (?:more|common frames omitted))/
const CHAINED = /^(?:Caused by: |\[cause\]: |Suppressed: |Driver stacktrace:|nested exception|Wrapped by: )/
const TRACEBACK = /Traceback \(most recent call last\):?$/

export const isFrame = (body: string): boolean => FRAME.test(body)
export const isChained = (body: string): boolean => CHAINED.test(body)
export const startsTraceback = (body: string): boolean => TRACEBACK.test(body)
