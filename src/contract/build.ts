/** Meta tag of the served page: its build, as `x-nodeline-build` names builds. */
export const BUILD_META = 'nodeline-build'

/** Meta tag of a page that is served under a path: that path, such as `/nodeline`. */
export const BASE_META = 'nodeline-base'
