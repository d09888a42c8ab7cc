/** Meta tag of the served page: its build, as `x-nodeline-build` names builds. */
export const BUILD_META = 'nodeline-build'

/** Meta tag of the built page: the files that it loads later, separated by spaces. */
export const PARTS_META = 'nodeline-parts'
