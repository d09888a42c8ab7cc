/** Meta tag of the served page: its build, as `x-nodeline-build` names builds. */
export const BUILD_META = 'nodeline-build'
